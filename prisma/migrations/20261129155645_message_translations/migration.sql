-- CreateEnum
CREATE TYPE "MessageTranslationState" AS ENUM ('PENDING', 'DONE', 'FAILED');

-- AlterTable
ALTER TABLE "ApiKey" ADD COLUMN     "translationLanguage" TEXT;

-- CreateTable
CREATE TABLE "MessageTranslation" (
    "id" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "state" "MessageTranslationState" NOT NULL DEFAULT 'PENDING',
    "text" TEXT,
    "problem" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MessageTranslation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MessageTranslation_messageId_language_key" ON "MessageTranslation"("messageId", "language");

-- AddForeignKey
ALTER TABLE "MessageTranslation" ADD CONSTRAINT "MessageTranslation_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
