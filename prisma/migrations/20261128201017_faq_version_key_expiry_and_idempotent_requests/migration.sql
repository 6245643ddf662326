-- AlterTable
ALTER TABLE "ApiKey" ADD COLUMN     "expiresAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Faq" ADD COLUMN     "externalId" TEXT,
ADD COLUMN     "language" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "IdempotentRequest" (
    "keyHash" BYTEA NOT NULL,
    "contentHash" BYTEA NOT NULL,
    "result" BYTEA,
    "subjectIds" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdempotentRequest_pkey" PRIMARY KEY ("keyHash")
);

-- CreateIndex
CREATE INDEX "IdempotentRequest_createdAt_idx" ON "IdempotentRequest"("createdAt");

-- CreateIndex
CREATE INDEX "IdempotentRequest_subjectIds_idx" ON "IdempotentRequest" USING GIN ("subjectIds");

-- CreateIndex
CREATE UNIQUE INDEX "Faq_externalId_key" ON "Faq"("externalId");
