-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "keyword" TEXT;
