import type { FaqFieldsFragment } from '../../gql/console/graphql.ts'
import { toCell, toListCell } from './csv-cell.ts'
import { columns, type FaqFileFormat } from './faq-file.ts'

/** Oldest first, as the API gives them: what an import takes back without a change. */
export async function writeFaqFile(
  faqs: readonly FaqFieldsFragment[],
  format: FaqFileFormat,
): Promise<string> {
  const contents = faqs.map(({ question, answer, category, phrasings, keywords, enabled }) => ({
    ...{ question, answer, category, phrasings, keywords, enabled },
  }))
  if (format === 'json') return `${JSON.stringify(contents, null, 2)}\n`
  const { stringify } = await import('csv-stringify/browser/esm/sync')
  const rows = contents.map(({ question, answer, category, phrasings, keywords, enabled }) => ({
    question: toCell(question),
    answer: toCell(answer),
    category: toCell(category),
    phrasings: toListCell(phrasings),
    keywords: toListCell(keywords),
    enabled: String(enabled),
  }))
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return stringify(rows, { header: true, columns: [...columns], bom: true })
}
