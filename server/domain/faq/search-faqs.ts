import { confidenceFeatures, confidenceOf } from './confidence.ts'
import type { FaqIndex } from './faq-index.ts'
import { wordsOf } from './normalize-text.ts'
import { type Ranking, rankFaqs } from './rank-faqs.ts'

/** What was found for one text, judged. */
export interface Findings {
  ranking: Ranking
  features: readonly number[]
  /** Best first. */
  found: readonly { faq: number; confidence: number }[]
}

/** When the best one is wrong, another one is right this often; else no FAQ is. */
const anotherIsRight = 0.6

const fewFaqs = 20

/** Ranks and judges. `vectors`: from the index's encoder, one a text, or none. */
export async function findFaqs(
  index: FaqIndex,
  texts: readonly string[],
  allowed?: (faq: number) => boolean,
): Promise<Findings[]> {
  // The encoder works in its own thread while the words are looked up here. Broken: by words alone.
  const embedding = index.dense && index.encoder ? index.encoder.embed(texts).catch(() => []) : []
  const lexical = texts.map((text) => index.lexical.score(text))
  const vectors = await embedding
  return texts.map((text, at) => {
    const words = lexical[at]
    const vector = vectors[at]
    const ranking = words
      ? rankFaqs(words, vector && index.dense ? index.dense.search(vector) : null, allowed)
      : ({ path: 'lexical', candidates: [], known: 0 } as const)
    return judge(index, ranking, wordsOf(text).length)
  })
}

/**
 * A few FAQs hold too few words to tell which of a message's words matter, and to examine oneself with: by words
 * alone, each unknown one then makes the match less sure. 1 for all others.
 */
function credence({ path, known }: Ranking, faqCount: number): number {
  if (path === 'fused' || faqCount >= fewFaqs) return 1
  return known + (1 - known) * (faqCount / fewFaqs)
}

function judge(index: FaqIndex, ranking: Ranking, wordCount: number): Findings {
  const features = confidenceFeatures(ranking, wordCount)
  const [best, ...rest] = ranking.candidates
  if (!best) return { ranking, features, found: [] }
  const { calibration } = index.judgement[ranking.path]
  const sure = confidenceOf(features, calibration) * credence(ranking, index.faqs.length)
  const odds = rest.map((candidate) => Math.exp(candidate.score - best.score))
  const all = odds.reduce((sum, one) => sum + one, 0) || 1
  const found = rest.map(({ faq }, at) => ({
    faq,
    confidence: Math.min(sure, ((1 - sure) * anotherIsRight * (odds[at] ?? 0)) / all),
  }))
  return { ranking, features, found: [{ faq: best.faq, confidence: sure }, ...found] }
}
