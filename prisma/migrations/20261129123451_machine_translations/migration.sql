-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "translation" JSONB;

-- CreateTable
CREATE TABLE "MachineTranslation" (
    "id" UUID NOT NULL,
    "faqId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "sourceHash" BYTEA NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "problem" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MachineTranslation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MachineTranslation_faqId_language_key" ON "MachineTranslation"("faqId", "language");

-- AddForeignKey
ALTER TABLE "MachineTranslation" ADD CONSTRAINT "MachineTranslation_faqId_fkey" FOREIGN KEY ("faqId") REFERENCES "Faq"("id") ON DELETE CASCADE ON UPDATE CASCADE;
