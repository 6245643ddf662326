import type { FaqInput } from '../../../gql/console/graphql.ts'
import { type BadRow, type FaqFile, UnreadableFile } from './faq-file.ts'

const texts = ['question', 'answer', 'category'] as const
const lists = ['phrasings', 'keywords'] as const
const labels = ['language', 'externalId', 'translationOf'] as const

/** @throws UnreadableFile when it is not a list of FAQs */
export function readJson(text: string): Omit<FaqFile, 'encoding'> {
  const entries = parse(text)
  if (!Array.isArray(entries))
    throw new UnreadableFile('The file is not a list: [{ "question": …, "answer": …, "category": … }].')
  const file: Omit<FaqFile, 'encoding'> = { entries: [], rejected: [] }
  entries.forEach((entry: unknown, index) => {
    const row = index + 1
    const problems = problemsOf(entry)
    for (const problem of problems) file.rejected.push({ row, ...problem })
    // What was just looked at, field by field.
    if (problems.length === 0) file.entries.push({ row, content: pick(entry as FaqInput) })
  })
  return file
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UnreadableFile(
      `The file is not valid JSON. ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function problemsOf(entry: unknown): Omit<BadRow, 'row'>[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return [{ field: 'entry', message: 'It is not an object with a question, an answer and a category.' }]
  const value = (field: string): unknown => Reflect.get(entry, field)
  const isList = (list: unknown) => Array.isArray(list) && list.every((item) => typeof item === 'string')
  const enabled = value('enabled') ?? true
  return [
    ...texts
      .filter((field) => typeof value(field) !== 'string')
      .map((field) => ({
        field,
        message: value(field) === undefined ? 'It is missing.' : 'It is not text.',
      })),
    ...lists
      .filter((field) => !isList(value(field) ?? []))
      .map((field) => ({ field, message: 'It is not a list of texts.' })),
    ...labels
      .filter((field) => typeof (value(field) ?? '') !== 'string')
      .map((field) => ({ field, message: 'It is not text.' })),
    ...(typeof enabled === 'boolean' ? [] : [{ field: 'enabled', message: 'It is neither true nor false.' }]),
  ]
}

/** Only what the API knows: an export of another program may have more. */
function pick(entry: FaqInput): FaqInput {
  const { question, answer, category, phrasings, keywords, enabled } = entry
  const { language, externalId, translationOf } = entry
  return {
    ...{ question, answer, category, phrasings, keywords, enabled },
    ...{ language, externalId, translationOf },
  }
}
