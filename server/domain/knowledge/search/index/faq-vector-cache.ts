import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { createVectorCache } from '../dense/vector-cache.ts'
import type { VectorStore } from '../dense/vector-store.ts'
import type { SearchableFaq } from '../faq-match.ts'
import { glossedFaqs } from '../gloss/glossed-faqs.ts'
import { createEventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { listFaqTexts, listPassages } from '../text/faq-texts.ts'
import { genericSentences } from '../text/generic-sentences.ts'
import { type FaqVectors, passageEncoder } from './faq-vectors.ts'

/** The vectors of the whole FAQ by one encoder: in memory, else stored, else computed. */
export interface FaqVectorCache extends FaqVectors {
  encoder: SentenceEncoder
  /** How many vectors would have to be computed. */
  missing(faqs: readonly SearchableFaq[]): Promise<{ texts: number; passages: number }>
  /** Computes all that are missing. Rejects when the encoder does, or `onProgress` throws. */
  complete(faqs: readonly SearchableFaq[], onProgress: (done: number, total: number) => void): Promise<void>
  /** The same vectors, but nothing that has to be computed is kept: for words that may never be saved. */
  peek(): FaqVectors
  /** Forgets the vectors of all other FAQs, here and in the store. */
  keepOnly(faqs: readonly SearchableFaq[]): Promise<void>
}

/** A new or changed answer's sentences are embedded before it is found by them; an import's afterwards. */
const MAX_PASSAGES_AT_ONCE = 24

export function createFaqVectorCache(encoder: SentenceEncoder, store: VectorStore | null): FaqVectorCache {
  const texts = createVectorCache(encoder, store)
  const ofPassages = passageEncoder(encoder)
  const passages = ofPassages === encoder ? texts : createVectorCache(ofPassages, store)
  const read = (faqs: readonly SearchableFaq[]) => glossedFaqs(faqs, encoder, createEventLoopYielder())
  const textsOf = async (faqs: readonly SearchableFaq[]) => {
    const { texts: listed } = await listFaqTexts(faqs, createEventLoopYielder())
    return [...listed, ...genericSentences]
  }
  const passagesOf = async (faqs: readonly SearchableFaq[]) => {
    const { texts: listed } = await listPassages(faqs, createEventLoopYielder())
    return listed.length > 0 ? [...listed, ...genericSentences] : []
  }
  return {
    encoder,
    texts: (wanted) => texts.vectors(wanted),
    passages: (wanted) => passages.present(wanted, MAX_PASSAGES_AT_ONCE),
    async missing(given) {
      const faqs = await read(given)
      return {
        texts: await texts.missing(await textsOf(faqs)),
        passages: await passages.missing(await passagesOf(faqs)),
      }
    },
    async complete(given, onProgress) {
      const faqs = await read(given)
      const [own, ofAnswers] = [await textsOf(faqs), await passagesOf(faqs)]
      const missing = await texts.missing(own)
      const total = missing + (await passages.missing(ofAnswers))
      await texts.vectors(own, (done) => onProgress(done, total))
      await passages.vectors(ofAnswers, (done) => onProgress(missing + done, total))
    },
    peek: () => ({ texts: (wanted) => texts.peek(wanted), passages: (wanted) => passages.peek(wanted) }),
    async keepOnly(given) {
      const faqs = await read(given)
      const [own, ofAnswers] = [await textsOf(faqs), await passagesOf(faqs)]
      if (passages === texts) return texts.keepOnly([...own, ...ofAnswers])
      await texts.keepOnly(own)
      await passages.keepOnly(ofAnswers)
    },
  }
}
