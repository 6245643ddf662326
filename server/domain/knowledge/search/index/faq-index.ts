import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { type DecisionModel, defaultDecisionModel } from '../confidence/decision-model.ts'
import { type AnswerSearch, buildAnswerSearch } from '../dense/answer-search.ts'
import { buildDenseSearch, type DenseSearch } from '../dense/dense-search.ts'
import type { SearchableFaq } from '../faq-match.ts'
import { glossedFaqs } from '../gloss/glossed-faqs.ts'
import { buildLexicalSearch, type LexicalSearch } from '../lexical/lexical-search.ts'
import { createEventLoopYielder, type EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { plainText } from '../text/answer-sentences.ts'
import { type FaqDistinctions, readFaqDistinctions } from '../text/distinctions.ts'
import { collectLanguages, type FaqLanguages } from '../text/faq-languages.ts'
import { type FaqTexts, listFaqTexts, listPassages } from '../text/faq-texts.ts'
import { genericSentences } from '../text/generic-sentences.ts'
import { createSpeller, type Speller } from '../text/spelling.ts'
import { type Background, type EntryWords, readEntryWords } from '../text/unshared.ts'
import { createVocabularies, type Vocabularies } from '../text/vocabularies.ts'
import { createDecisionCache, type DecisionCache } from './decision-cache.ts'
import { createDraftCache, type DraftCache } from './draft-cache.ts'
import { type EncoderReading, readingBy } from './encoder-reading.ts'
import { collectExactMatches, type ExactMatches } from './exact-matches.ts'
import { createFaqSuggester, type FaqSuggester } from './faq-suggester.ts'
import { collectVariants, type FaqVariants } from './faq-variants.ts'
import { type FaqVectors, vectorsOf } from './faq-vectors.ts'

/** One state of the FAQ, ready to be searched. Never changes; a changed FAQ is a new index. */
export interface FaqIndex {
  readonly faqs: readonly SearchableFaq[]
  readonly exact: ExactMatches
  readonly variants: FaqVariants
  readonly languages: FaqLanguages
  /** What the encoder can make of the FAQs. */
  readonly reading: EncoderReading
  /** Made when first asked for. */
  distinctions(faq: number): FaqDistinctions | null
  readonly listed: FaqTexts
  readonly speller: Speller
  /** What is known of the language's words; null when it is not the encoder's. */
  readonly background: Background | null
  /** The words of an FAQ; made when first asked for. */
  entryWords(position: number): EntryWords | null
  readonly lexical: LexicalSearch
  /** Null when there is no encoder, or it did not work when the index was built. */
  readonly dense: DenseSearch | null
  /** Null without an encoder, and as long as no answer has its vectors. */
  readonly answers: AnswerSearch | null
  /** How much of each FAQ's score comes from its answer, 0..1. */
  readonly answerShares: Float32Array
  readonly encoder: SentenceEncoder | null
  /** Whether the encoder reads most of the FAQ, be it by glosses. Without it the words decide alone, for good. */
  readonly encoderSpeaks: boolean
  readonly decisionModel: DecisionModel
  /** Decisions on this very index; what changes a decision comes with a new one. */
  readonly decided: DecisionCache
  /** This index with an FAQ in it that is not saved, for those that are being tried. */
  readonly drafted: DraftCache<FaqIndex>
  /** Made when first asked for. */
  suggester(): FaqSuggester
}

export interface FaqIndexOptions {
  /** Null: search by words alone. */
  encoder: SentenceEncoder | null
  /** By default the encoder is asked for all of them. */
  vectors?: FaqVectors | null
  decisionModel?: DecisionModel
  /** False: the classifiers stay at their beginning, for an index of a large FAQ that is wanted at once. */
  train?: boolean
  vocabularies?: Vocabularies
  /** Aborted when the index is of no use any more: the build then rejects. */
  signal?: AbortSignal | undefined
}

/** How many texts the generic sentences count for in the middle of the vectors: a small FAQ has no middle of its own. */
const genericWeight = 60

/** `faqs`: the enabled ones. Rejects only when embedding does, or when `signal` is aborted. */
export async function buildFaqIndex(
  faqs: readonly SearchableFaq[],
  {
    encoder,
    vectors = encoder ? vectorsOf(encoder) : null,
    decisionModel = defaultDecisionModel,
    train = true,
    vocabularies = createVocabularies(),
    signal,
  }: FaqIndexOptions,
): Promise<FaqIndex> {
  const maybeYield = createEventLoopYielder(signal)
  const listed = await listFaqTexts(faqs, maybeYield)
  const passages = await listPassages(faqs, maybeYield)
  const wordRank = encoder?.wordRank
  const speller = await createSpeller({
    texts: wordedTexts(faqs),
    ...(wordRank ? { wordRank } : {}),
    maybeYield,
  })
  const book = vocabularies.of(speller.lexicon.wordRank ?? null)
  const background = speller.lexicon.wordRank
    ? {
        rankOf: speller.lexicon.wordRank,
        names: await vocabularies.commonNames(),
        known: speller.lexicon.counts,
      }
    : null
  // An encoder that knows its words does harm in another language; one that does not tell is believed.
  const languages = collectLanguages(faqs)
  const knowsWords = wordRank === undefined || speller.lexicon.wordRank !== undefined
  const reading = readingBy(encoder, { faqs, languages, knowsWords })
  const usable = encoder && faqs.length > 0 && reading.ofMost ? vectors : null
  const read = usable && encoder ? await glossedFaqs(faqs, encoder, maybeYield) : faqs
  const readTexts = read === faqs ? listed : await listFaqTexts(read, maybeYield)
  const readPassages = read === faqs ? passages : await listPassages(read, maybeYield)
  const dense = usable && (await denseOf(readTexts, usable, { train, maybeYield }))
  const answers = usable && (await answersOf(readPassages, usable, maybeYield))
  let suggester: FaqSuggester | null = null
  return {
    faqs,
    exact: await collectExactMatches(faqs, maybeYield),
    variants: collectVariants(faqs),
    languages,
    reading,
    distinctions: readOnce(faqs, readFaqDistinctions),
    entryWords: readOnce(faqs, (faq) => readEntryWords(faq, background)),
    listed,
    speller,
    background,
    lexical: await buildLexicalSearch(faqs, listed, { book, languages, train, maybeYield }),
    dense,
    answers,
    answerShares: answerSharesOf(listed, passages),
    encoder,
    encoderSpeaks: reading.ofMost,
    decisionModel,
    decided: createDecisionCache(),
    drafted: createDraftCache(),
    suggester() {
      suggester ??= createFaqSuggester(faqs)
      return suggester
    },
  }
}

/** All that is written in the FAQ, one text after the other: reading an answer takes a while. */
function* wordedTexts(faqs: readonly SearchableFaq[]): Generator<string> {
  for (const { question, phrasings } of faqs) yield* new Set([question, ...phrasings])
  for (const { keywords } of faqs) yield* keywords
  for (const { answer } of faqs) yield plainText(answer)
}

/** What is made of an FAQ, when it is first asked for. */
function readOnce<Value extends object>(
  faqs: readonly SearchableFaq[],
  read: (faq: SearchableFaq) => Value,
): (position: number) => Value | null {
  const made = new Map<number, Value>()
  return (position) => {
    const faq = faqs[position]
    if (!faq) return null
    const value = made.get(position) ?? read(faq)
    made.set(position, value)
    return value
  }
}

async function denseOf(
  listed: FaqTexts,
  vectors: FaqVectors,
  { train, maybeYield }: { train: boolean; maybeYield: EventLoopYielder },
): Promise<DenseSearch | null> {
  const all = await vectors.texts([...listed.texts, ...genericSentences])
  const own = all.slice(0, listed.texts.length)
  if (own.length === 0) return null
  const middle = await middleOf(own, all.slice(own.length), maybeYield)
  return buildDenseSearch(listed, own, { middle, train, maybeYield })
}

async function answersOf(
  passages: FaqTexts,
  vectors: FaqVectors,
  maybeYield: EventLoopYielder,
): Promise<AnswerSearch | null> {
  if (passages.texts.length === 0) return null
  const all = await vectors.passages([...passages.texts, ...genericSentences])
  const own = all.slice(0, passages.texts.length)
  const there = (some: typeof all) => some.filter((vector) => vector !== null)
  if (there(own).length === 0) return null
  const middle = await middleOf(there(own), there(all.slice(own.length)), maybeYield)
  return buildAnswerSearch(passages, own, { middle, maybeYield })
}

/** With so many phrasings an answer counts half as much as without any. */
const phrasingsForHalf = 1

/** What customers say is in the phrasings, where there are any; without them the answer has to tell. */
function answerSharesOf(listed: FaqTexts, passages: FaqTexts): Float32Array {
  const countIn = ({ starts }: FaqTexts, faq: number) => (starts[faq + 1] as number) - (starts[faq] as number)
  return Float32Array.from({ length: listed.faqCount }, (_, faq) =>
    countIn(passages, faq) === 0 ? 0 : phrasingsForHalf / (phrasingsForHalf + countIn(listed, faq) - 1),
  )
}

/** The same index with another decisionModel, at no cost. */
export function withDecisionModel(index: FaqIndex, decisionModel: DecisionModel): FaqIndex {
  return { ...index, decisionModel, decided: createDecisionCache(), drafted: createDraftCache() }
}

async function middleOf(
  own: readonly Float32Array[],
  generic: readonly Float32Array[],
  maybeYield: EventLoopYielder,
): Promise<Float32Array> {
  const middle = new Float32Array(own[0]?.length ?? 0)
  const add = async (vectors: readonly Float32Array[], weight: number) => {
    for (const vector of vectors) {
      const pause = maybeYield()
      if (pause) await pause
      for (let at = 0; at < middle.length; at++)
        middle[at] = (middle[at] as number) + weight * (vector[at] as number)
    }
  }
  await add(own, 1 / (own.length + genericWeight))
  await add(generic, genericWeight / (Math.max(1, generic.length) * (own.length + genericWeight)))
  return middle
}
