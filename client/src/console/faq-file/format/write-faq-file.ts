import type { FaqFieldsFragment } from '../../../gql/console/graphql.ts'
import { importAgain } from '../../../ui/loading/import-again.ts'
import { toCell, toListCell } from './csv-cell.ts'
import { columns, type FaqFileFormat } from './faq-file.ts'

/** Originals before their translations, oldest first: what an import takes back without a change. */
export async function writeFaqFile(
  faqs: readonly FaqFieldsFragment[],
  format: FaqFileFormat,
): Promise<string> {
  const originals = faqs.filter(({ translationOf }) => !translationOf)
  const translations = faqs.filter(({ translationOf }) => translationOf)
  const contents = [...originals, ...translations].map(({ translationOf, ...faq }) => ({
    ...{ question: faq.question, answer: faq.answer, category: faq.category },
    ...{ phrasings: faq.phrasings, keywords: faq.keywords, enabled: faq.enabled },
    ...{ language: faq.language, externalId: faq.externalId },
    translationOf: translationOf ? (translationOf.externalId ?? translationOf.question) : null,
  }))
  if (format === 'json') return `${JSON.stringify(contents, null, 2)}\n`
  const { stringify } = await importAgain(() => import('csv-stringify/browser/esm/sync'))
  const rows = contents.map(({ phrasings, keywords, enabled, ...texts }) => ({
    question: toCell(texts.question),
    answer: toCell(texts.answer),
    category: toCell(texts.category),
    phrasings: toListCell(phrasings),
    keywords: toListCell(keywords),
    enabled: String(enabled),
    language: texts.language ?? '',
    translationOf: toCell(texts.translationOf ?? ''),
    externalId: toCell(texts.externalId ?? ''),
  }))
  // The byte order mark is how spreadsheets know UTF-8.
  return stringify(rows, { header: true, columns, bom: true })
}
