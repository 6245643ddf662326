import { featureNames } from './confidence.ts'
import { decideFaq, defaultBounds } from './decide-faq.ts'
import type { FaqIndex } from './faq-index.ts'
import type { FaqDecision, FaqMatch, FaqTrace } from './faq-match.ts'
import { exactKey, foldText } from './normalize-text.ts'
import { type Findings, findFaqs } from './search-faqs.ts'
import { splitQuestions, withoutGreeting } from './split-questions.ts'

export interface MatchOptions {
  /** Only FAQs of this category. */
  category?: string
  /** How many `nearest` at most; 5 by default. */
  limit?: number
}

const emptyTrace: FaqTrace = { path: 'empty', cached: false, features: {}, correctedWords: 0 }
const leastRanked = 3
const headLength = 400
const tailLength = 200
/** Up to this length the parts of a message cost the encoder next to nothing. */
const quickLength = 120

/** Decides what the approved FAQ has to say to a message. Never rejects, for any text; without the encoder it goes by words. */
export async function matchFaq(
  index: FaqIndex,
  text: string,
  { category, limit = 5 }: MatchOptions = {},
): Promise<FaqDecision> {
  if (exactKey(text) === '') return { kind: 'nothing', nearest: [], trace: emptyTrace }
  const cacheKey = `${limit}\n${category ?? ''}\n${foldText(text).trim()}`
  const earlier = index.decided.get(cacheKey)
  if (earlier) return earlier
  const decision = await decide(index, text, limit, category)
  index.decided.set(cacheKey, decision)
  return decision
}

async function decide(index: FaqIndex, text: string, limit: number, category?: string): Promise<FaqDecision> {
  const allowed = category === undefined ? undefined : (faq: number) => index.faqs[faq]?.category === category
  const toMatch = (faq: number, confidence: number): FaqMatch[] => {
    const found = index.faqs[faq]
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

  const { text: spelled, corrected } = index.speller.correct(question)
  const [whole, ...ofParts] = await findFaqs(index, [spelled, ...separateQuestions(spelled)], allowed)
  if (!whole) return { kind: 'nothing', nearest: [], trace: emptyTrace }
  const answerFrom = index.judgement[whole.ranking.path].answerFrom
  const bounds = { ...defaultBounds, answer: Math.max(answerFrom, defaultBounds.offer) }
  const ranked = rank(whole)
  const trace: FaqTrace = {
    path: whole.ranking.path,
    cached: false,
    features: Object.fromEntries(featureNames.map((name, at) => [name, whole.features[at] ?? 0])),
    correctedWords: corrected,
  }
  // Words that two FAQs claim are a choice for the customer, whatever the rest says.
  if (another !== undefined) {
    const close = exact.slice(0, leastRanked).flatMap((faq) => toMatch(faq, 1 / exact.length))
    return { kind: 'did-you-mean', close, nearest: putFirst(close, ranked).slice(0, limit), trace }
  }
  const verdict = decideFaq(ranked, bounds)
  const answered = ofParts.flatMap((part) => {
    const [best] = rank(part)
    return best && best.confidence >= bounds.answer ? [best] : []
  })
  if (verdict.kind === 'answer') {
    const also = answered.find(({ faq }) => faq.id !== verdict.match.faq.id) ?? null
    return { ...verdict, also, nearest: ranked.slice(0, limit), trace }
  }
  const [first, second] = answered
  // Two questions blur each other in one vector; each by itself is clear.
  if (first && second && first.faq.id !== second.faq.id)
    return {
      kind: 'answer',
      match: first,
      also: second,
      nearest: putFirst([first, second], ranked).slice(0, limit),
      trace,
    }
  return { ...verdict, nearest: ranked.slice(0, limit), trace }
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
  if (!match) return { kind: 'nothing', nearest: [], trace: emptyTrace }
  const nearest = [match, ...rest].slice(0, limit)
  return { kind: 'answer', match, also: null, nearest, trace: { ...emptyTrace, path: 'exact' } }
}

function exactMatches(index: FaqIndex, text: string, allowed?: (faq: number) => boolean): number[] {
  return (index.exact.get(exactKey(text)) ?? []).filter((faq) => allowed?.(faq) ?? true)
}

/** For lists only: what else is near, by words, without asking the encoder. */
function lexicalNeighbours(
  index: FaqIndex,
  text: string,
  but: number,
  allowed?: (faq: number) => boolean,
): number[] {
  const { words } = index.lexical.score(text)
  return [...words.keys()]
    .filter((faq) => faq !== but && (words[faq] ?? 0) > 0 && (allowed?.(faq) ?? true))
    .sort((a, b) => (words[b] ?? 0) - (words[a] ?? 0))
}

function putFirst(first: readonly FaqMatch[], rest: readonly FaqMatch[]): FaqMatch[] {
  return [...first, ...rest.filter(({ faq }) => first.every((match) => match.faq.id !== faq.id))]
}
