-- AlterTable
ALTER TABLE "ModelCall" ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'answer',
ALTER COLUMN "sessionId" DROP NOT NULL,
ALTER COLUMN "messageSeq" DROP NOT NULL;
