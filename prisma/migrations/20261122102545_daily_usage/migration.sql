-- CreateTable
CREATE TABLE "DailyUsage" (
    "date" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "rolledUpAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DailyUsage_pkey" PRIMARY KEY ("date")
);
