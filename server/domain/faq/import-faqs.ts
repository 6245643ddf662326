import type { Faq } from '#prisma/generated/client.ts'
import type { Db, Tx } from '../db.ts'
import { InvalidInput } from '../errors.ts'
import { announceFaqs, changeFaqs, type FaqDeps } from './change-faqs.ts'
import type { FaqInput } from './check-faq-input.ts'
import { keepOrigins, keepRevisions } from './faq-history.ts'
import {
  type ImportPlan,
  importKey,
  planImport,
  type RowOutcome,
  type RowProblem,
} from './import-faqs-plan.ts'

export const MOST_IMPORTED_ROWS = 200

export interface ImportResult {
  dryRun: boolean
  created: number
  updated: number
  unchanged: number
  outcomes: RowOutcome[]
  rejected: RowProblem[]
}

/**
 * Writes many FAQs in one transaction: a row whose question an FAQ has already updates that FAQ. Bad rows are told
 * and left out, the others are imported. A dry run says the same and writes nothing.
 * @throws InvalidInput for more rows than `MOST_IMPORTED_ROWS`
 */
export async function importFaqs(
  deps: FaqDeps,
  rows: readonly FaqInput[],
  { dryRun, by }: { dryRun: boolean; by: string | null },
): Promise<ImportResult> {
  if (rows.length > MOST_IMPORTED_ROWS) {
    const message = `rows has ${rows.length} entries; ${MOST_IMPORTED_ROWS} are allowed. Send the others in another call.`
    throw new InvalidInput('rows', message)
  }
  if (dryRun) return resultOf(planImport(rows, await faqsSharingQuestions(deps.db, rows)), dryRun)
  const plan = await changeFaqs(deps, async (tx, at) => {
    const made = planImport(rows, await faqsSharingQuestions(tx, rows))
    await write(tx, made, by, at)
    return made
  })
  if (plan.create.length + plan.update.length > 0) await announceFaqs(deps)
  return resultOf(plan, dryRun)
}

async function write(tx: Tx, { create, update }: ImportPlan, by: string | null, at: Date): Promise<void> {
  await keepOrigins(
    tx,
    update.map(({ before }) => before),
  )
  const created = await tx.faq.createManyAndReturn({
    data: create.map((content) => ({ ...content, createdAt: at, updatedAt: at })),
  })
  const updated: Faq[] = []
  for (const { before, content } of update) {
    updated.push(await tx.faq.update({ where: { id: before.id }, data: { ...content, updatedAt: at } }))
  }
  await keepRevisions(tx, [
    ...created.map((faq) => ({ action: 'CREATED' as const, faq, by, at })),
    ...updated.map((faq) => ({ action: 'UPDATED' as const, faq, by, at })),
  ])
}

/** The questions of all FAQs are compared here: the database does not fold accents and punctuation as we do. */
async function faqsSharingQuestions(db: Db | Tx, rows: readonly FaqInput[]): Promise<Faq[]> {
  const wanted = new Set(rows.map(({ question }) => importKey(question)))
  const all = await db.faq.findMany({ select: { id: true, question: true } })
  const ids = all.filter(({ question }) => wanted.has(importKey(question))).map(({ id }) => id)
  return db.faq.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })
}

function resultOf({ create, update, ...rest }: ImportPlan, dryRun: boolean): ImportResult {
  return { dryRun, created: create.length, updated: update.length, ...rest }
}
