-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "evidence" JSONB;
