import type { Faq } from '#prisma/generated/client.ts'
import { InvalidInput } from '../../../errors.ts'
import { applyFaqInput, type CheckedFaq, type FaqInput, findFaqProblems } from '../check-faq-input.ts'
import { differencesOf, type FaqContent, type FaqDifference } from '../faq-content.ts'
import { type LinkableFaq, linkTranslation } from '../link-translation.ts'
import { questionKey } from '../question-key.ts'
import { htmlToMarkdown, htmlToText } from './html-to-markdown.ts'

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
  /** As it is stored. */
  question: string
  /** Rows with equal keys are the same FAQ: for finding repeated questions in a file of several calls. */
  key: string
  outcome: 'created' | 'updated' | 'unchanged'
  /** What changes in the FAQ; of a new one nothing. */
  differences: FaqDifference[]
  /** It had HTML, which became Markdown. */
  fromHtml: boolean
}

/** An FAQ to be written. Until then `id` is a name within the plan, which its translations have for their original. */
export interface PlannedFaq {
  id: string
  content: FaqContent
}

export interface ImportPlan {
  create: PlannedFaq[]
  update: { before: Faq; content: FaqContent }[]
  unchanged: number
  /** The good rows, in their order. */
  outcomes: RowOutcome[]
  /** In order of row; a row may have several. */
  rejected: RowProblem[]
}

export interface PlanOptions {
  /** How a category is written already, if there is one like it. */
  spelledCategory?(category: string): string
  /** By key, the rows of questions in earlier parts of the same file; those of this part are added. */
  earlierRows?: Map<string, number>
  /** How the file numbers the rows; 1, 2, 3 when left out. */
  rowNumbers?: readonly number[]
  /** All FAQs, for translations to be linked to. */
  linkable?: readonly LinkableFaq[]
  /** Only part of a file is looked at: an original may be in another part. */
  mayLackOriginals?: boolean
}

/** Rows with equal keys are the same FAQ: by the question, and of a translation by its language too. */
function rowKey({ question, translationOf, language }: FaqInput): string {
  const key = questionKey(question)
  return translationOf ? `${key}\n${language ?? ''}` : key
}

const ambiguousMessage =
  'Several FAQs have this question already. Delete or reword all but one of them first.'

/** What an import would do. `existing`: at least the FAQs that share a key with a row. */
export function planImport(
  given: readonly FaqInput[],
  existing: readonly Faq[],
  options: PlanOptions = {},
): ImportPlan {
  const { spelledCategory = (category) => category, earlierRows = new Map(), rowNumbers } = options
  const plan: ImportPlan = { create: [], update: [], unchanged: 0, outcomes: [], rejected: [] }
  const rows = given.map((input, index) => ({
    ...withoutHtml(input),
    row: rowNumbers?.[index] ?? index + 1,
  }))
  const targets = findTargets(rows, existing, earlierRows)
  const linker = createLinker(options)
  const read = rows.map((row, index) => ({ ...row, target: targets[index] ?? null }))
  // Originals first: their translations may be further up in the file.
  const inOrder = [
    ...read.filter(({ input }) => !input.translationOf),
    ...read.filter(({ input }) => input.translationOf),
  ]
  for (const { input, fromHtml, row, target } of inOrder) {
    const { checked, problems } = findFaqProblems(input)
    for (const { field, message } of problems) plan.rejected.push({ row, field, message })
    if (target && 'message' in target) {
      plan.rejected.push({ row, ...target })
      continue
    }
    if (problems.length > 0) continue
    const id = target?.id ?? `row ${row}`
    const category = spelledCategory(checked.category)
    const content = linker.link(id, applyFaqInput(target, { ...checked, category }), checked)
    if (content instanceof InvalidInput) {
      plan.rejected.push({ row, field: content.field, message: content.message })
      continue
    }
    const differences = target ? differencesOf(target, content) : []
    if (!target) plan.create.push({ id, content })
    else if (differences.length === 0) plan.unchanged += 1
    else plan.update.push({ before: target, content })
    plan.outcomes.push({
      ...{ row, question: content.question, key: rowKey({ ...input, ...checked }), differences, fromHtml },
      outcome: !target ? 'created' : differences.length === 0 ? 'unchanged' : 'updated',
    })
  }
  plan.outcomes.sort((a, b) => a.row - b.row)
  plan.rejected.sort((a, b) => a.row - b.row)
  return plan
}

/** Links translations to the FAQs that there are, and to those of the plan. */
function createLinker({ linkable = [], mayLackOriginals = false }: PlanOptions) {
  const known = new Map(linkable.map((faq) => [faq.id, faq]))
  return {
    /** The content with its original's id; or why it has none. */
    link(id: string, content: FaqContent, checked: CheckedFaq): FaqContent | InvalidInput {
      const linked = { ...content }
      const reference = checked.translationOf || content.translationOfId
      try {
        if (reference)
          linked.translationOfId = linkTranslation([...known.values()], { ...content, id }, reference)
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error
        if (!mayLackOriginals || error.field !== 'translationOf') return error
      }
      known.set(id, { ...linked, id, key: questionKey(linked.question) })
      return linked
    },
  }
}

type Target = Faq | Pick<RowProblem, 'field' | 'message'> | null

/** The FAQ that each row belongs to, null for a new one; or why it cannot be decided. */
function findTargets(
  rows: readonly { input: FaqInput; row: number }[],
  existing: readonly Faq[],
  earlierRows: Map<string, number>,
): Target[] {
  const byKey = Map.groupBy(existing, ({ question }) => questionKey(question))
  const byExternalId = new Map(existing.map((faq) => [faq.externalId, faq]))
  const taken = new Map<Faq, number>()
  const ofEarlierParts = new Set(earlierRows.keys())
  // The id says which one it is; then "What is IT?" and "What is it?", which may both be there, by their own letters.
  const certain = rows.map(({ input, row }) => {
    const { question, externalId } = input
    const same = candidatesFor(input).filter((faq) => asWritten(faq.question) === asWritten(question))
    const literal = same.length === 1 && !ofEarlierParts.has(rowKey(input)) ? same[0] : undefined
    const found = (externalId && byExternalId.get(externalId)) || literal
    if (!found || taken.has(found)) return null
    taken.set(found, row)
    return found
  })
  return rows.map(({ input, row }, index) => {
    const { externalId } = input
    const idKey = `externalId ${externalId}`
    const sameId = externalId ? earlierRows.get(idKey) : undefined
    if (externalId) earlierRows.set(idKey, sameId ?? row)
    const key = rowKey(input)
    const earlier = earlierRows.get(key)
    if (earlier === undefined) earlierRows.set(key, row)
    if (sameId !== undefined)
      return { field: 'externalId', message: `Same externalId as row ${sameId}. Each FAQ has its own.` }
    const sure = certain[index]
    if (sure) return sure
    // An empty question is named by the check of its fields.
    if (key !== '' && earlier !== undefined) return repeatedQuestion(earlier)
    const candidates = candidatesFor(input)
    const [found, another] = candidates.filter((faq) => !taken.has(faq))
    if (another) return { field: 'question', message: ambiguousMessage }
    if (found) taken.set(found, row)
    const [claimed] = candidates
    return found ?? (claimed ? repeatedQuestion(taken.get(claimed) ?? row) : null)
  })

  /** Those with this question; "Newsletter" in two languages is two variants of an FAQ. */
  function candidatesFor({ question, language, translationOf }: FaqInput): Faq[] {
    const same = byKey.get(questionKey(question)) ?? []
    const inLanguage = same.filter((faq) => faq.language === null || faq.language === language)
    if (translationOf && language) return inLanguage
    const originals = same.filter(({ translationOfId }) => translationOfId === null)
    return inLanguage.length === 1 ? inLanguage : originals.length > 0 ? originals : same
  }
}

function repeatedQuestion(row: number): Pick<RowProblem, 'field' | 'message'> {
  return {
    field: 'question',
    message: `Same question as row ${row}. Combine them, or word them differently.`,
  }
}

function asWritten(question: string): string {
  return question.normalize('NFC').replace(/\s+/g, ' ').trim()
}

function withoutHtml(input: FaqInput): { input: FaqInput; fromHtml: boolean } {
  let fromHtml = false
  const read = (text: string, convert: (text: string) => string | null) => {
    const converted = convert(text)
    if (converted !== null) fromHtml = true
    return converted ?? text
  }
  const line = (text: string) => read(text, htmlToText)
  const cleaned: FaqInput = {
    ...input,
    question: line(input.question),
    answer: read(input.answer, htmlToMarkdown),
    category: line(input.category),
    phrasings: input.phrasings?.map(line),
    keywords: input.keywords?.map(line),
    translationOf: input.translationOf && line(input.translationOf),
  }
  return { input: cleaned, fromHtml }
}
