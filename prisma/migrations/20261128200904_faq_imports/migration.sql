-- AlterTable
ALTER TABLE "FaqRevision" ADD COLUMN     "importId" UUID;

-- CreateTable
CREATE TABLE "FaqImport" (
    "id" UUID NOT NULL,
    "fileName" TEXT,
    "startedBy" TEXT,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneBy" TEXT,

    CONSTRAINT "FaqImport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FaqRevision_importId_idx" ON "FaqRevision"("importId");

-- AddForeignKey
ALTER TABLE "FaqRevision" ADD CONSTRAINT "FaqRevision_importId_fkey" FOREIGN KEY ("importId") REFERENCES "FaqImport"("id") ON DELETE SET NULL ON UPDATE CASCADE;
