import { z } from 'zod'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { type Measured, measureQueries, type Summary, summarize } from '../measure.ts'
import { prepareIndex } from '../prepare-index.ts'
import scripts from './scripts.json' with { type: 'json' }

/** Ten entries of a tea shop, twelve questions to them in other words, and twelve about other things. */
const set = z.object({
  faqs: z.array(z.object({ question: z.string(), answer: z.string() })),
  /** `faq`: its place, from 1 on. */
  asked: z.array(z.object({ text: z.string(), faq: z.number() })),
  outside: z.array(z.string()),
})

/** All in percent. */
export type ScriptSummary = Pick<
  Summary,
  'queries' | 'recallAt1' | 'recallAt3' | 'coverage' | 'helpedAt3' | 'wrongAnswers' | 'outsideAnswered'
>

/** The search in languages that the bundled encoder does not know, most of them in another script: each, and all together. */
export async function measureScripts(
  encoder: SentenceEncoder | null,
): Promise<{ all: ScriptSummary; languages: Record<string, ScriptSummary> }> {
  const all: Measured[] = []
  const languages: Record<string, ScriptSummary> = {}
  for (const [language, { faqs, asked, outside }] of Object.entries(
    z.record(z.string(), set).parse(scripts),
  )) {
    const index = await prepareIndex(
      faqs.map((faq, at) => ({ ...faq, id: String(at + 1), category: '', phrasings: [], keywords: [] })),
      encoder,
    )
    const inside = asked.map(({ text, faq }) => ({ text, faqId: String(faq), also: [], tags: [] }))
    const others = outside.map((text) => ({ text, faqId: null, also: [], tags: [] }))
    const measured = await measureQueries(index, [...inside, ...others])
    all.push(...measured)
    languages[language] = brief(summarize(measured))
  }
  return { all: brief(summarize(all)), languages }
}

function brief(summary: Summary): ScriptSummary {
  const { queries, recallAt1, recallAt3, coverage, helpedAt3, wrongAnswers, outsideAnswered } = summary
  return { queries, recallAt1, recallAt3, coverage, helpedAt3, wrongAnswers, outsideAnswered }
}
