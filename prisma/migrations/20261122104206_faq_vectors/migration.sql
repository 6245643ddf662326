-- CreateTable
CREATE TABLE "FaqVector" (
    "model" TEXT NOT NULL,
    "textHash" BYTEA NOT NULL,
    "vector" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FaqVector_pkey" PRIMARY KEY ("model","textHash")
);
