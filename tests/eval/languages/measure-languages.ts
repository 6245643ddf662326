import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { measureQueries, type Summary, summarize } from '../measure.ts'
import { prepareIndex } from '../prepare-index.ts'
import german from './german.json' with { type: 'json' }
import { type HelpPages, readHelpPages } from './read-help-pages.ts'

/** All in percent. */
export type LanguageSummary = Pick<
  Summary,
  | 'queries'
  | 'recallAt1'
  | 'recallAt3'
  | 'recallAt5'
  | 'coverage'
  | 'helpedAt3'
  | 'wrongAnswers'
  | 'outsideAnswered'
  | 'outsideOffered'
>

/** A bicycle shop's FAQ of question and answer; to each entry two questions in other words, and some that none answers. */
const set = z.object({
  faqs: z.array(z.object({ question: z.string(), answer: z.string() })),
  asked: z.array(z.array(z.string())),
  outside: z.array(z.string()),
})

export async function measureGerman(encoder: SentenceEncoder | null): Promise<LanguageSummary> {
  const { faqs, asked, outside } = set.parse(german)
  const entries = faqs.map((faq, at) => ({
    ...{ ...faq, id: String(at), category: '', phrasings: [], keywords: [] },
  }))
  const inside = asked.flatMap((texts, at) =>
    texts.map((text) => ({ text, faqId: String(at), also: [], tags: [] })),
  )
  const others = outside.map((text) => ({ text, faqId: null, also: [], tags: [] }))
  return measure({ faqs: entries, queries: [...inside, ...others] }, encoder)
}

/** Public help pages, by year and language; null when they are not there. */
export async function measureHelpPages(
  folder: string,
  encoder: SentenceEncoder | null,
): Promise<Record<string, LanguageSummary> | null> {
  if (!existsSync(folder)) return null
  const found: Record<string, LanguageSummary> = {}
  for (const time of ['2025-05', '2026-08'])
    for (const language of ['fr', 'es', 'zh'])
      found[`${language} ${time}`] = await measure(await readHelpPages(join(folder, time), language), encoder)
  return found
}

async function measure(
  { faqs, queries }: HelpPages,
  encoder: SentenceEncoder | null,
): Promise<LanguageSummary> {
  const summary = summarize(await measureQueries(await prepareIndex(faqs, encoder), queries))
  const { queries: count, recallAt1, recallAt3, recallAt5, coverage, helpedAt3 } = summary
  const { wrongAnswers, outsideAnswered, outsideOffered } = summary
  return {
    ...{ queries: count, recallAt1, recallAt3, recallAt5, coverage, helpedAt3 },
    ...{ wrongAnswers, outsideAnswered, outsideOffered },
  }
}
