import { featureNames } from '../confidence/confidence.ts'
import { type DecisionBounds, decideFaq, defaultBounds } from '../confidence/decide-faq.ts'
import { answerBound } from '../confidence/decision-model.ts'
import type { FaqDecision, FaqMatch, FaqTrace } from '../faq-match.ts'
import { exactKey, wordsOf } from '../text/normalize-text.ts'
import { splitQuestions, withoutGreeting } from '../text/split-questions.ts'
import { unknownName } from '../text/unshared.ts'
import type { FaqIndex } from './faq-index.ts'
import { type Findings, findFaqs, judgeIn } from './search-faqs.ts'

export interface MatchOptions {
  /** Only FAQs of this category. */
  category?: string
  /** How many `nearest` at most; 5 by default. */
  limit?: number
  /** The customer's, as BCP 47: of an entry with variants the one in it is shown. Null or left out: the one that fits best. */
  language?: string | null
}

const emptyTrace: FaqTrace = { path: 'empty', cached: false, features: {}, correctedWords: 0 }
/** For a text that asks nothing. */
const nothing: FaqDecision = { kind: 'nothing', nearest: [], missing: null, trace: emptyTrace }
const leastRanked = 3
const headLength = 400
const tailLength = 200
/** Up to this length the parts of a message cost the encoder next to nothing. */
const quickLength = 120

/** Decides what the approved FAQ has to say to a message. Never rejects, for any text; without the encoder it goes by words. */
export async function matchFaq(
  index: FaqIndex,
  text: string,
  { category, limit = 5, language = null }: MatchOptions = {},
): Promise<FaqDecision> {
  if (exactKey(text) === '') return nothing
  const cacheKey = `${limit}\n${language ?? ''}\n${category ?? ''}\n${text.trim()}`
  const earlier = index.decided.get(cacheKey)
  if (earlier) return earlier
  const decision = await decide(index, text, { limit, language, category })
  index.decided.set(cacheKey, decision)
  return decision
}

async function decide(
  index: FaqIndex,
  text: string,
  { limit, language, category }: { limit: number; language: string | null; category: string | undefined },
): Promise<FaqDecision> {
  const allowed = category === undefined ? undefined : (faq: number) => index.faqs[faq]?.category === category
  const toMatch = (faq: number, confidence: number): FaqMatch[] => {
    const found = index.faqs[index.variants.inLanguage(faq, language, allowed)]
    return found ? [{ faq: found, confidence }] : []
  }
  const rank = ({ found }: Findings) =>
    found.slice(0, Math.max(limit, leastRanked)).flatMap(({ faq, confidence }) => toMatch(faq, confidence))

  const question = clip(withoutGreeting(text))
  const exact =
    [text, question].map((one) => exactMatches(index, one, allowed)).find((found) => found.length > 0) ?? []
  const [only, another] = exact
  if (only !== undefined && another === undefined)
    return answerExactly(
      toMatch(only, 1),
      lexicalNeighbours(index, question, only, allowed).flatMap((faq) => toMatch(faq, 0)),
      limit,
    )

  // A picture or a sign alone asks nothing that could be searched for.
  if (wordsOf(question).length === 0) return nothing
  const { text: spelled, corrected } = index.speller.correct(question)
  const [whole, ...ofParts] = await findFaqs(
    index,
    [
      { text: spelled, written: question },
      ...separateQuestions(spelled).map((text) => ({ text, written: text })),
    ],
    allowed,
  )
  if (!whole) return nothing
  const bounds = boundsOf(index, whole)
  const ranked = rank(whole)
  const trace: FaqTrace = {
    path: whole.ranking.path,
    cached: false,
    features: {
      ...Object.fromEntries(featureNames.map((name, at) => [name, whole.features[at] ?? 0])),
      lead: whole.ranking.lead,
      barred: whole.barred ? 1 : 0,
    },
    correctedWords: corrected,
  }
  const missing = unknownName({ text: spelled, written: question }, index.background)
  const facts = { missing, trace }
  // Words that two FAQs claim are a choice for the customer, whatever the rest says.
  if (another !== undefined) {
    const close = exact.slice(0, leastRanked).flatMap((faq) => toMatch(faq, 1 / exact.length))
    return { kind: 'did-you-mean', close, nearest: putFirst(close, ranked).slice(0, limit), ...facts }
  }
  const verdict = decideFaq(ranked, bounds)
  const answered = ofParts.flatMap((part) => {
    const [best] = rank(part)
    return best && best.confidence >= boundsOf(index, part).answer ? [best] : []
  })
  if (verdict.kind === 'answer') {
    const also = answered.find(({ faq }) => faq.id !== verdict.match.faq.id) ?? null
    return { ...verdict, also, nearest: ranked.slice(0, limit), ...facts }
  }
  const [first, second] = answered
  // Two questions blur each other in one vector; each by itself is clear.
  if (first && second && first.faq.id !== second.faq.id)
    return {
      kind: 'answer',
      match: first,
      also: second,
      nearest: putFirst([first, second], ranked).slice(0, limit),
      ...facts,
    }
  return { ...verdict, nearest: ranked.slice(0, limit), ...facts }
}

/** By the judge of the best match. */
function boundsOf(index: FaqIndex, { ranking }: Findings): DecisionBounds {
  return { ...defaultBounds, answer: answerBound(judgeIn(index, ranking), ranking.lead) }
}

/**
 * The questions of a message that asks several, each worth the encoder's time. Most long messages of several sentences
 * only explain one question: their parts count when they are questions by their mark.
 */
function separateQuestions(text: string): string[] {
  const parts = splitQuestions(text)
  const asking = text.length > quickLength ? parts.filter((part) => /[?？؟]\s*$/u.test(part)) : parts
  return asking.length > 1 ? asking : []
}

/** The beginning and the end of a long message: what it asks stands there, and reading all of it would hold others up. */
function clip(text: string): string {
  return text.length <= headLength + tailLength
    ? text
    : `${text.slice(0, headLength)} ${text.slice(-tailLength)}`
}

function answerExactly(matches: FaqMatch[], rest: FaqMatch[], limit: number): FaqDecision {
  const [match] = matches
  if (!match) return nothing
  const nearest = [match, ...rest].slice(0, limit)
  return {
    kind: 'answer',
    match,
    also: null,
    nearest,
    missing: null,
    trace: { ...emptyTrace, path: 'exact' },
  }
}

function exactMatches(index: FaqIndex, text: string, allowed?: (faq: number) => boolean): number[] {
  const found = index.exact.find(text).filter((faq) => allowed?.(faq) ?? true)
  const { entries } = index.variants
  // The same words in two languages are no choice.
  return entries ? firstOfEach(found, (faq) => entries[faq] ?? faq) : found
}

/** For lists only: what else is near, by words, without asking the encoder. */
function lexicalNeighbours(
  index: FaqIndex,
  text: string,
  but: number,
  allowed?: (faq: number) => boolean,
): number[] {
  const { words } = index.lexical.score(text)
  const { entries } = index.variants
  const ranked = [...words.keys()]
    .filter((faq) => faq !== but && (words[faq] ?? 0) > 0 && (allowed?.(faq) ?? true))
    .sort((a, b) => (words[b] ?? 0) - (words[a] ?? 0))
  return entries ? firstOfEach(ranked, (faq) => entries[faq] ?? faq, [entries[but] ?? but]) : ranked
}

/** The first of each entry, and none of `but`. */
function firstOfEach(faqs: readonly number[], entryOf: (faq: number) => number, but: readonly number[] = []) {
  const seen = new Set(but)
  return faqs.filter((faq) => !seen.has(entryOf(faq)) && seen.add(entryOf(faq)))
}

function putFirst(first: readonly FaqMatch[], rest: readonly FaqMatch[]): FaqMatch[] {
  return [...first, ...rest.filter(({ faq }) => first.every((match) => match.faq.id !== faq.id))]
}
