-- CreateTable
CREATE TABLE "ModelSpend" (
    "day" DATE NOT NULL,
    "tokens" INTEGER NOT NULL,

    CONSTRAINT "ModelSpend_pkey" PRIMARY KEY ("day")
);
