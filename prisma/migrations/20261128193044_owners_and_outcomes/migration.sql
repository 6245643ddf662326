-- CreateEnum
CREATE TYPE "TicketOutcome" AS ENUM ('SOLVED', 'RETURNED', 'WITHDRAWN', 'ABANDONED', 'ASSUMED', 'SPAM');

-- CreateEnum
CREATE TYPE "Notice" AS ENUM ('COLLEAGUE_ASKED', 'AGENT_JOINED', 'AGENT_LEFT', 'AGENT_CLOSED', 'BACK_IN_LINE', 'REQUEST_WITHDRAWN');

-- AlterEnum
ALTER TYPE "ResolutionKind" ADD VALUE 'ABANDONED';
ALTER TYPE "ResolutionKind" ADD VALUE 'SPAM';

-- DropIndex
DROP INDEX "Ticket_status_createdAt_idx";

-- AlterTable
ALTER TABLE "ApiKey" ADD COLUMN     "lastSeenAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "notice" "Notice";

-- AlterTable
ALTER TABLE "Resolution" ADD COLUMN     "agentId" UUID;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "unansweredSince" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "outcome" "TicketOutcome",
ADD COLUMN     "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "Ticket_status_queuedAt_idx" ON "Ticket"("status", "queuedAt");

-- Tickets from before: in the order in which they were asked for, and solved as far as is known.
UPDATE "Ticket" SET "queuedAt" = "createdAt", "outcome" = CASE WHEN "status" = 'RESOLVED' THEN 'SOLVED'::"TicketOutcome" END;
