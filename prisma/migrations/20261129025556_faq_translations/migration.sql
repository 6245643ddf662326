-- AlterTable
ALTER TABLE "Faq" ADD COLUMN     "translationOfId" UUID,
ADD COLUMN     "wordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "Faq_translationOfId_idx" ON "Faq"("translationOfId");

-- AddForeignKey
ALTER TABLE "Faq" ADD CONSTRAINT "Faq_translationOfId_fkey" FOREIGN KEY ("translationOfId") REFERENCES "Faq"("id") ON DELETE SET NULL ON UPDATE CASCADE;
