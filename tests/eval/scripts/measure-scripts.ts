import { z } from 'zod'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { type Measured, measureQueries, type Summary, summarize } from '../measure.ts'
import { prepareIndex } from '../prepare-index.ts'
import arabic from './fifty/ar.json' with { type: 'json' }
import greek from './fifty/el.json' with { type: 'json' }
import hebrew from './fifty/he.json' with { type: 'json' }
import hindi from './fifty/hi.json' with { type: 'json' }
import japanese from './fifty/ja.json' with { type: 'json' }
import korean from './fifty/ko.json' with { type: 'json' }
import russian from './fifty/ru.json' with { type: 'json' }
import thai from './fifty/th.json' with { type: 'json' }
import chinese from './fifty/zh.json' with { type: 'json' }
import scripts from './scripts.json' with { type: 'json' }

/** Ten entries of a tea shop in each language, or fifty of something of its own: a library, a clinic, a gym … */
const sets: Record<'ten' | 'fifty', unknown> = {
  ten: scripts,
  fifty: {
    ...{ zh: chinese, ja: japanese, ko: korean, ru: russian, el: greek },
    ...{ ar: arabic, he: hebrew, hi: hindi, th: thai },
  },
}

/** Entries, questions to them in other words, and twelve about other things. */
const set = z.object({
  faqs: z.array(z.object({ question: z.string(), answer: z.string() })),
  /** `faq`: its place, from 1 on. */
  asked: z.array(z.object({ text: z.string(), faq: z.number() })),
  outside: z.array(z.string()),
})

/** All in percent. */
export type ScriptSummary = Pick<
  Summary,
  | 'queries'
  | 'recallAt1'
  | 'recallAt3'
  | 'coverage'
  | 'helpedAt3'
  | 'wrongAnswers'
  | 'outsideAnswered'
  | 'outsideOffered'
>

/** The search in languages that the bundled encoder does not know, most of them in another script: each, and all together. */
export async function measureScripts(
  encoder: SentenceEncoder | null,
  size: keyof typeof sets,
): Promise<{ all: ScriptSummary; languages: Record<string, ScriptSummary> }> {
  const all: Measured[] = []
  const languages: Record<string, ScriptSummary> = {}
  for (const [language, { faqs, asked, outside }] of Object.entries(
    z.record(z.string(), set).parse(sets[size]),
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
  const { queries, recallAt1, recallAt3, coverage, helpedAt3, wrongAnswers } = summary
  const { outsideAnswered, outsideOffered } = summary
  return {
    ...{ queries, recallAt1, recallAt3, coverage, helpedAt3, wrongAnswers },
    ...{ outsideAnswered, outsideOffered },
  }
}
