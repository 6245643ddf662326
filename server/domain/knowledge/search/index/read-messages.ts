import { clearLanguageOf } from '../../../language/clear-language.ts'
import { glossaryFor } from '../gloss/glossed-faqs.ts'
import { canRead } from '../text/readable.ts'
import type { FaqIndex } from './faq-index.ts'

/** A message with its typing errors corrected, and as it was written. */
interface WrittenText {
  text: string
  written: string
}

/** A message as the encoder gets to read it. */
interface ReadableText {
  text: string
  /** Put into English word by word: it shows what is near, but nothing to be sure of. */
  isGloss: boolean
}

/**
 * Null when the encoder cannot read it at all. A gloss is made of what was `written`: the FAQ's spelling knows too few
 * words of another language to correct any but by accident.
 */
function readableFor(index: FaqIndex, { text, written }: WrittenText): ReadableText | null {
  const { encoder, dense, languages, reading, speller } = index
  if (!encoder || !dense) return null
  const language = languages.ofMessage(text)
  // To an encoder that reads words it does not know, a short text of another language is near to something by accident.
  const clear = glossaryFor(encoder, clearLanguageOf(written))?.gloss(written) ?? ''
  if (clear !== '') return { text: clear, isGloss: true }
  if (reading.ofMostAsWritten && canRead(speller.lexicon, text) && knows(index, language))
    return { text, isGloss: false }
  const glossary = glossaryFor(encoder, language) ?? glossaryFor(encoder, clearLanguageOf(written))
  const gloss = glossary?.gloss(written) ?? ''
  return gloss === '' ? null : { text: gloss, isGloss: true }
}

function knows({ encoder, reading }: FaqIndex, language: string | null): boolean {
  return reading.asWritten === null || language === null || (encoder?.languages?.includes(language) ?? true)
}

/** A message as a vector. */
export interface ReadMessage {
  vector: Float32Array
  isGloss: boolean
}

/** One each, null where the encoder cannot read it. Rejects when `embed` does. */
export async function readMessages(
  index: FaqIndex,
  texts: readonly WrittenText[],
  embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>,
): Promise<(ReadMessage | null)[]> {
  const readable = texts.map((text) => readableFor(index, text))
  const wanted = readable.flatMap((one) => (one ? [one.text] : []))
  const vectors = wanted.length > 0 ? (await embed(wanted)).values() : [].values()
  return readable.map((one) => {
    const vector = one && vectors.next().value
    return one && vector ? { vector, isGloss: one.isGloss } : null
  })
}
