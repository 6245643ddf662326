import { entryIdOf, type SearchableFaq } from '../../search/faq-match.ts'
import type { FaqIndex } from '../../search/index/faq-index.ts'
import { exactKey } from '../../search/text/normalize-text.ts'

const MIN_PHRASINGS = 5

/** What an editor should know before customers find out. */
export type PublishingWarning =
  /** Two FAQs answer to the same words: a customer who uses them gets neither at once, but a choice. */
  | { kind: 'same-words'; faqId: string; text: string }
  /** Two FAQs mean nearly the same: customers will be asked which they meant, or get the wrong one. */
  | { kind: 'close-to'; faqId: string; similarity: number }
  /** The largest lever of all: with five phrasings an FAQ is found far more often than with one. */
  | { kind: 'few-phrasings'; count: number; enough: number }

const closeFrom = { meaning: 0.8, words: 0.6 } as const
const MAX_CLOSE = 3

/** Warnings for one FAQ as edited, against the published ones of `index`. `draft.id` may be new, or one of them. */
export async function warnBeforePublishing(
  index: FaqIndex,
  draft: SearchableFaq,
): Promise<PublishingWarning[]> {
  const warnings: PublishingWarning[] = []
  const texts = [...new Set([draft.question, ...draft.phrasings])]
  for (const text of [...texts, ...draft.keywords])
    for (const position of index.exact.find(text)) {
      const other = index.faqs[position]
      if (other && other.id !== draft.id && entryIdOf(other) !== entryIdOf(draft))
        warnings.push({ kind: 'same-words', faqId: other.id, text })
    }
  const sameWords = new Set(
    warnings.flatMap((warning) => (warning.kind === 'same-words' ? [warning.faqId] : [])),
  )
  const variants = index.faqs.filter((faq) => entryIdOf(faq) === entryIdOf(draft))
  const isVariant = (faqId: string) => variants.some(({ id }) => id === faqId)
  for (const [faqId, similarity] of await closeFaqs(index, texts))
    if (faqId !== draft.id && !sameWords.has(faqId) && !isVariant(faqId))
      warnings.push({ kind: 'close-to', faqId, similarity })
  const count = new Set(draft.phrasings.map(exactKey)).size
  if (count < MIN_PHRASINGS) warnings.push({ kind: 'few-phrasings', count, enough: MIN_PHRASINGS })
  return warnings
}

/** By meaning when there is an encoder, else by words. */
async function closeFaqs(index: FaqIndex, texts: readonly string[]): Promise<[string, number][]> {
  const { dense, encoder } = index
  const vectors = dense && encoder ? await encoder.embed(texts).catch(() => []) : []
  const similarity = new Float32Array(index.faqs.length)
  texts.forEach((text, at) => {
    const vector = vectors[at]
    const found = vector && dense ? dense.search(vector) : null
    const closest = found ? null : index.lexical.score(text).closest
    for (let faq = 0; faq < similarity.length; faq++) {
      // A phrasing cannot be nearer to the FAQ than its middle is by much; this spares a look at each of them.
      const value = closest ? (closest[faq] ?? 0) : (found?.centroids[faq] ?? 0)
      if (value > (similarity[faq] ?? 0)) similarity[faq] = value
    }
  })
  return [...similarity.entries()]
    .filter(([, value]) => value >= (vectors.length > 0 ? closeFrom.meaning : closeFrom.words))
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_CLOSE + 1)
    .flatMap(([position, value]) =>
      index.faqs[position] ? [[index.faqs[position].id, value] as [string, number]] : [],
    )
}
