-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "language" TEXT;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "language" TEXT;
