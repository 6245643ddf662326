-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "returnedAt" TIMESTAMPTZ(3);
