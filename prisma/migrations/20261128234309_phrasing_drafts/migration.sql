-- CreateEnum
CREATE TYPE "PhrasingRunStatus" AS ENUM ('RUNNING', 'FINISHED', 'CANCELLED', 'FAILED');

-- CreateTable
CREATE TABLE "PhrasingDraft" (
    "id" UUID NOT NULL,
    "faqId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PhrasingDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PhrasingRun" (
    "id" UUID NOT NULL,
    "status" "PhrasingRunStatus" NOT NULL DEFAULT 'RUNNING',
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "drafted" INTEGER NOT NULL DEFAULT 0,
    "lastFaqId" UUID,
    "trouble" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "retryAt" TIMESTAMPTZ(3),
    "startedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PhrasingRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PhrasingDraft_faqId_text_key" ON "PhrasingDraft"("faqId", "text");

-- CreateIndex
CREATE UNIQUE INDEX "PhrasingRun_one_running" ON "PhrasingRun"("status") WHERE ("status" = 'RUNNING');

-- AddForeignKey
ALTER TABLE "PhrasingDraft" ADD CONSTRAINT "PhrasingDraft_faqId_fkey" FOREIGN KEY ("faqId") REFERENCES "Faq"("id") ON DELETE CASCADE ON UPDATE CASCADE;
