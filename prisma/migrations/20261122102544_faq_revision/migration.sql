-- CreateEnum
CREATE TYPE "FaqAction" AS ENUM ('CREATED', 'UPDATED', 'DELETED', 'RESTORED');

-- CreateTable
CREATE TABLE "FaqRevision" (
    "id" UUID NOT NULL,
    "faqId" UUID NOT NULL,
    "action" "FaqAction" NOT NULL,
    "snapshot" JSONB NOT NULL,
    "changedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FaqRevision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FaqRevision_faqId_createdAt_idx" ON "FaqRevision"("faqId", "createdAt");

-- CreateIndex
CREATE INDEX "FaqRevision_createdAt_idx" ON "FaqRevision"("createdAt");
