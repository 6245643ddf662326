-- AlterTable
ALTER TABLE "ModelSpend" DROP CONSTRAINT "ModelSpend_pkey",
ADD COLUMN     "payer" TEXT NOT NULL DEFAULT 'all',
ADD CONSTRAINT "ModelSpend_pkey" PRIMARY KEY ("day", "payer");
