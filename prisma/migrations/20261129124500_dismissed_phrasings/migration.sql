-- CreateTable
CREATE TABLE "DismissedPhrasing" (
    "faqId" UUID NOT NULL,
    "wording" BYTEA NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DismissedPhrasing_pkey" PRIMARY KEY ("faqId","wording","text")
);

-- CreateIndex
CREATE INDEX "DismissedPhrasing_wording_idx" ON "DismissedPhrasing"("wording");

-- AddForeignKey
ALTER TABLE "DismissedPhrasing" ADD CONSTRAINT "DismissedPhrasing_faqId_fkey" FOREIGN KEY ("faqId") REFERENCES "Faq"("id") ON DELETE CASCADE ON UPDATE CASCADE;
