import type { Faq, FaqImport } from '#prisma/generated/client.ts'
import type { Db, Tx } from '../../../db.ts'
import { InvalidInput, NotFound } from '../../../errors.ts'
import { isUuid } from '../../../is-uuid.ts'
import { announceFaqs, changeFaqs, type FaqDeps } from '../change-faqs.ts'
import type { FaqInput } from '../check-faq-input.ts'
import type { FaqContent } from '../faq-content.ts'
import { keepOrigins, keepRevisions } from '../faq-history.ts'
import { listLinkableFaqs, wordedAt } from '../link-translation.ts'
import { questionKey } from '../question-key.ts'
import { createCategorySpeller } from '../spelled-category.ts'
import { htmlToText } from './html-to-markdown.ts'
import {
  type ImportPlan,
  type PlanOptions,
  planImport,
  type RowOutcome,
  type RowProblem,
} from './import-faqs-plan.ts'

export const MAX_IMPORTED_ROWS = 200
const MAX_FILE_NAME = 200

export interface ImportOptions extends Pick<PlanOptions, 'earlierRows' | 'rowNumbers'> {
  dryRun: boolean
  by: string | null
  /** Of the file that the rows come from, for the list of imports. */
  fileName?: string | null | undefined
  /** The import that these rows go on with; a new one when left out. */
  importId?: string | null | undefined
}

export interface ImportResult {
  dryRun: boolean
  /** Null for a dry run. */
  faqImport: FaqImport | null
  created: number
  updated: number
  unchanged: number
  outcomes: RowOutcome[]
  rejected: RowProblem[]
}

/**
 * Writes many FAQs in one transaction: a row whose question an FAQ has already updates that FAQ. Bad rows are named
 * and left out, the others are imported. A dry run says the same and writes nothing.
 * @throws InvalidInput for more rows than `MAX_IMPORTED_ROWS`, NotFound for an import that cannot be gone on with
 */
export async function importFaqs(
  deps: FaqDeps,
  rows: readonly FaqInput[],
  options: ImportOptions,
): Promise<ImportResult> {
  const { dryRun, by } = options
  if (rows.length > MAX_IMPORTED_ROWS) {
    const message = `rows has ${rows.length} entries; ${MAX_IMPORTED_ROWS} are allowed. Send the others in another call.`
    throw new InvalidInput('rows', message)
  }
  if (dryRun) return resultOf(await plan(deps.db, rows, options), null)
  const { made, faqImport } = await changeFaqs(deps, async (tx, at) => {
    const made = await plan(tx, rows, options)
    const begun = await begin(tx, options, at)
    await write(tx, made, { by, at, importId: begun.id })
    return { made, faqImport: await count(tx, begun.id, made) }
  })
  if (made.create.length + made.update.length > 0) await announceFaqs(deps)
  return resultOf(made, faqImport)
}

async function plan(
  db: Db | Tx,
  rows: readonly FaqInput[],
  { earlierRows, rowNumbers, dryRun }: ImportOptions,
): Promise<ImportPlan> {
  // All questions are compared here: the database does not fold texts as we do.
  const wanted = new Set(rows.map(({ question }) => questionKey(htmlToText(question) ?? question)))
  const all = await listLinkableFaqs(db)
  const ids = all.filter(({ key }) => wanted.has(key)).map(({ id }) => id)
  const externalIds = rows.flatMap(({ externalId }) => (externalId ? [externalId] : []))
  const existing: Faq[] = await db.faq.findMany({
    where: { OR: [{ id: { in: ids } }, { externalId: { in: externalIds } }] },
    orderBy: { id: 'asc' },
  })
  const spelledCategory = createCategorySpeller(all)
  return planImport(rows, existing, {
    ...{ spelledCategory, linkable: all, mayLackOriginals: dryRun },
    ...(earlierRows && { earlierRows }),
    ...(rowNumbers && { rowNumbers }),
  })
}

async function begin(tx: Tx, { importId, fileName, by }: ImportOptions, at: Date): Promise<{ id: string }> {
  if (importId == null) {
    const name = fileName?.replaceAll('\0', '').trim().slice(0, MAX_FILE_NAME) || null
    return tx.faqImport.create({ data: { fileName: name, startedBy: by, createdAt: at } })
  }
  const begun = isUuid(importId)
    ? await tx.faqImport.findFirst({ where: { id: importId, startedBy: by, undoneAt: null } })
    : null
  if (!begun) throw new NotFound('The import')
  return begun
}

async function write(
  tx: Tx,
  { create, update }: ImportPlan,
  done: { by: string | null; at: Date; importId: string },
): Promise<void> {
  const { at } = done
  await keepOrigins(
    tx,
    update.map(({ before }) => before),
  )
  const times = { wordedAt: at, createdAt: at, updatedAt: at }
  // Originals by themselves: their translations wait for their ids.
  const originals = new Map<string, Faq>()
  const named = new Set([...create, ...update].map(({ content }) => content.translationOfId))
  for (const { id, content } of create.filter(({ id }) => named.has(id)))
    originals.set(id, await tx.faq.create({ data: { ...content, ...times } }))
  const linked = (content: FaqContent): FaqContent => {
    const original = originals.get(content.translationOfId ?? '')
    return original ? { ...content, translationOfId: original.id } : content
  }
  const others = await tx.faq.createManyAndReturn({
    data: create
      .filter(({ id }) => !originals.has(id))
      .map(({ content }) => ({ ...linked(content), ...times })),
  })
  const created = [...originals.values(), ...others]
  const updated: Faq[] = []
  for (const { before, content } of update) {
    updated.push(
      await tx.faq.update({
        where: { id: before.id },
        data: {
          ...{ ...linked(content), ...wordedAt(before, content, at) },
          ...{ version: { increment: 1 }, updatedAt: at },
        },
      }),
    )
  }
  await keepRevisions(tx, [
    ...created.map((faq) => ({ action: 'CREATED' as const, faq, ...done })),
    ...updated.map((faq) => ({ action: 'UPDATED' as const, faq, ...done })),
  ])
}

function count(tx: Tx, id: string, { create, update, unchanged, rejected }: ImportPlan): Promise<FaqImport> {
  return tx.faqImport.update({
    where: { id },
    data: {
      created: { increment: create.length },
      updated: { increment: update.length },
      unchanged: { increment: unchanged },
      rejected: { increment: new Set(rejected.map(({ row }) => row)).size },
    },
  })
}

function resultOf({ create, update, ...rest }: ImportPlan, faqImport: FaqImport | null): ImportResult {
  return {
    dryRun: faqImport === null,
    faqImport,
    created: create.length,
    updated: update.length,
    ...rest,
  }
}
