import type { Faq } from '#prisma/generated/client.ts'
import { applyFaqInput, type FaqInput, findFaqProblems } from './check-faq-input.ts'
import { changedFields, type FaqContent } from './faq-content.ts'
import { exactKey } from './normalize-text.ts'

/** Why a row is not imported. */
export interface RowProblem {
  /** 1 for the first row handed in. */
  row: number
  /** Which of its fields: `answer`, `phrasings[3]`. */
  field: string
  /** What is wrong and what to do. */
  message: string
}

/** What becomes of a row that is imported. */
export interface RowOutcome {
  row: number
  outcome: 'created' | 'updated' | 'unchanged'
  /** The fields of the FAQ that change; of a new one none. */
  changes: string[]
}

export interface ImportPlan {
  create: FaqContent[]
  update: { before: Faq; content: FaqContent }[]
  unchanged: number
  /** The good rows, in their order. */
  outcomes: RowOutcome[]
  /** In order of row; a row may have several. */
  rejected: RowProblem[]
}

/** Rows with equal keys are the same FAQ: the question but for case, accents, punctuation and spacing. */
export function importKey(question: string): string {
  return exactKey(question) || question.trim()
}

/** A row that repeats the question of an earlier one. Both cannot be meant, so the later one is not imported. */
export interface RepeatedRow {
  row: number
  firstRow: number
}

/** Within one batch `planImport` uses it; a file of several batches has to be looked at as a whole. */
export function findRepeatedRows(rows: readonly Pick<FaqInput, 'question'>[]): RepeatedRow[] {
  const firstRows = new Map<string, number>()
  return rows.flatMap(({ question }, index) => {
    const key = importKey(question)
    const firstRow = firstRows.get(key)
    // An empty question is told by the check of its fields.
    if (firstRow !== undefined && key !== '') return [{ row: index + 1, firstRow }]
    firstRows.set(key, index + 1)
    return []
  })
}

export function repeatedRow({ row, firstRow }: RepeatedRow): RowProblem {
  const message = `Row ${firstRow} has the same question. Put both into one FAQ, or word them differently.`
  return { row, field: 'question', message }
}

/** What an import would do. `existing`: at least the FAQs that share a key with a row. */
export function planImport(rows: readonly FaqInput[], existing: readonly Faq[]): ImportPlan {
  const plan: ImportPlan = { create: [], update: [], unchanged: 0, outcomes: [], rejected: [] }
  const byKey = Map.groupBy(existing, ({ question }) => importKey(question))
  const repeated = new Map(findRepeatedRows(rows).map((repeat) => [repeat.row, repeatedRow(repeat)]))
  rows.forEach((input, index) => {
    const row = index + 1
    const { checked, problems } = findFaqProblems(input)
    const repeat = repeated.get(row)
    const [before, another] = byKey.get(importKey(input.question)) ?? []
    for (const { field, message } of problems) plan.rejected.push({ row, field, message })
    if (repeat) plan.rejected.push(repeat)
    if (problems.length > 0 || repeat) return
    if (another) {
      const message = 'Several FAQs have this question already. Delete or reword all but one of them first.'
      plan.rejected.push({ row, field: 'question', message })
      return
    }
    const content = applyFaqInput(before ?? null, checked)
    const changes = before ? changedFields(before, content) : []
    if (!before) plan.create.push(content)
    else if (changes.length === 0) plan.unchanged += 1
    else plan.update.push({ before, content })
    plan.outcomes.push({
      row,
      outcome: !before ? 'created' : changes.length === 0 ? 'unchanged' : 'updated',
      changes,
    })
  })
  return plan
}
