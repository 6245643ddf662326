import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { type Breather, createBreather } from './breather.ts'
import { createDecisionCache, type DecisionCache } from './decision-cache.ts'
import { buildDenseSearch, type DenseSearch } from './dense-search.ts'
import { createDraftCache, type DraftCache } from './draft-cache.ts'
import type { SearchableFaq } from './faq-match.ts'
import { createFaqSuggester, type FaqSuggester } from './faq-suggester.ts'
import { type FaqTexts, listFaqTexts } from './faq-texts.ts'
import { genericSentences } from './generic-sentences.ts'
import { defaultJudgement, type Judgement } from './judgement.ts'
import { buildLexicalSearch, type LexicalSearch } from './lexical-search.ts'
import { exactKey } from './normalize-text.ts'
import { createSpeller, type Speller } from './spelling.ts'
import { createTermBook, type TermBook } from './term-book.ts'

/** One state of the FAQ, ready to be searched. Never changes; a changed FAQ is a new index. */
export interface FaqIndex {
  readonly faqs: readonly SearchableFaq[]
  /** Normalised question, phrasing or keyword phrase to the positions in `faqs` that carry it. */
  readonly exact: ReadonlyMap<string, readonly number[]>
  readonly listed: FaqTexts
  readonly speller: Speller
  readonly lexical: LexicalSearch
  /** Null when there is no encoder, or it did not work when the index was built. */
  readonly dense: DenseSearch | null
  readonly encoder: SentenceEncoder | null
  readonly judgement: Judgement
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
  /** Gives one vector a text, in order; by default the encoder is asked for all of them. */
  embed?(texts: readonly string[]): Promise<readonly Float32Array[]>
  judgement?: Judgement
  /** False: the classifiers stay at their beginning, for an index of a large FAQ that is wanted at once. */
  train?: boolean
  /** Kept from index to index, it spares reading the texts again. */
  book?: TermBook
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
    embed,
    judgement = defaultJudgement,
    train = true,
    book = createTermBook(),
    signal,
  }: FaqIndexOptions,
): Promise<FaqIndex> {
  const breathe = createBreather(signal)
  const listed = listFaqTexts(faqs)
  const ask =
    embed ?? (async (texts: readonly string[]) => (await encoder?.embed(texts, { background: true })) ?? [])
  const vectors = encoder && faqs.length > 0 ? await ask([...listed.texts, ...genericSentences]) : []
  const own = vectors.slice(0, listed.texts.length)
  const dense =
    own.length > 0
      ? await buildDenseSearch(listed, own, {
          middle: await middleOf(own, vectors.slice(own.length), breathe),
          train,
          breathe,
        })
      : null
  const keywords = faqs.flatMap((faq) => faq.keywords)
  const wordRank = encoder?.wordRank
  let suggester: FaqSuggester | null = null
  return {
    faqs,
    exact: await exactKeys(faqs, breathe),
    listed,
    speller: await createSpeller({
      texts: [...listed.texts, ...keywords],
      ...(wordRank ? { wordRank } : {}),
      breathe,
    }),
    lexical: await buildLexicalSearch(faqs, listed, { book, train, breathe }),
    dense,
    encoder,
    judgement,
    decided: createDecisionCache(),
    drafted: createDraftCache(),
    suggester() {
      suggester ??= createFaqSuggester(faqs)
      return suggester
    },
  }
}

/** The same index with another judgement, at no cost. */
export function withJudgement(index: FaqIndex, judgement: Judgement): FaqIndex {
  return { ...index, judgement, decided: createDecisionCache(), drafted: createDraftCache() }
}

async function exactKeys(faqs: readonly SearchableFaq[], breathe: Breather): Promise<Map<string, number[]>> {
  const exact = new Map<string, number[]>()
  for (const [position, faq] of faqs.entries()) {
    const pause = breathe()
    if (pause) await pause
    for (const text of [faq.question, ...faq.phrasings, ...faq.keywords]) {
      const key = exactKey(text)
      const holders = exact.get(key)
      if (key === '' || holders?.includes(position)) continue
      if (holders) holders.push(position)
      else exact.set(key, [position])
    }
  }
  return exact
}

async function middleOf(
  own: readonly Float32Array[],
  generic: readonly Float32Array[],
  breathe: Breather,
): Promise<Float32Array> {
  const middle = new Float32Array(own[0]?.length ?? 0)
  const add = async (vectors: readonly Float32Array[], weight: number) => {
    for (const vector of vectors) {
      const pause = breathe()
      if (pause) await pause
      for (let at = 0; at < middle.length; at++)
        middle[at] = (middle[at] as number) + weight * (vector[at] as number)
    }
  }
  await add(own, 1 / (own.length + genericWeight))
  await add(generic, genericWeight / (Math.max(1, generic.length) * (own.length + genericWeight)))
  return middle
}
