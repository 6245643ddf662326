import { confidenceFeatures, confidenceOf, judgeOf } from '../confidence/confidence.ts'
import { answerBound, type Judge } from '../confidence/decision-model.ts'
import { defaultCalibrations } from '../confidence/default-calibrations.ts'
import {
  type Candidate,
  type RankedFaqs,
  type Ranking,
  rankFaqs,
  type Scores,
} from '../confidence/rank-faqs.ts'
import type { LexicalScores } from '../lexical/lexical-search.ts'
import { createDifferenceTest } from '../text/distinctions.ts'
import { wordsOf } from '../text/normalize-text.ts'
import { withoutOwnFigures } from '../text/own-figures.ts'
import { isUnknown } from '../text/readable.ts'
import { containsQuestion, hasForeignWord, saysSomethingElse } from '../text/unshared.ts'
import type { FaqIndex } from './faq-index.ts'
import { type ReadMessage, readMessages } from './read-messages.ts'

/** What was found for one text, judged. */
export interface Findings {
  ranking: Ranking
  features: readonly number[]
  /** Something in the message forbids to be sure of the best one, unless labels say that it does not. */
  barred: boolean
  /** Best first. */
  found: readonly { faq: number; confidence: number }[]
}

/** When the best one is wrong, another one is right this often; else no FAQ is. */
const anotherIsRight = 0.6

const fewFaqs = 20

/** Ranks by `text`, whose typing errors are corrected, and judges by what was `written`, too: "A3" is no error of "A4". */
export async function findFaqs(
  index: FaqIndex,
  messages: readonly { text: string; written: string }[],
  allowed?: (faq: number) => boolean,
): Promise<Findings[]> {
  const { lexicon } = index.speller
  const asked = messages.map(({ text, written }) => ({
    text: withoutOwnFigures(text, lexicon.counts),
    written,
  }))
  const texts = asked.map(({ text }) => text)
  // The encoder works in its own thread while the words are looked up here. Broken: by words alone.
  const { encoder } = index
  const reading = encoder ? readMessages(index, asked, (some) => encoder.embed(some)).catch(() => []) : []
  const lexical = texts.map((text) => index.lexical.score(text))
  const read = await reading
  return asked.map(({ text, written }, at) => {
    const words = lexical[at]
    const message = read[at] ?? null
    if (!words) return nothingFound
    if (!message?.isGloss && isUnknown(lexicon, text) && sharesNothing(words)) return nothingFound
    const ranking = rankText(index, words, message, allowed)
    return judge(index, demoteOthers(index, ranking, written), { text, written })
  })
}

const nothingFound: Findings = {
  ranking: { path: 'lexical', candidates: [], known: 0, knownWithAnswers: 0, lead: 0 },
  features: [],
  barred: false,
  found: [],
}

/** Not a piece of a word in common with any FAQ. */
function sharesNothing({ closest, answerPieces }: LexicalScores): boolean {
  return closest.every((value) => value === 0) && answerPieces.every((value) => value === 0)
}

/** `message`: null to go by words alone. */
function rankText(
  { dense, answers, answerShares, variants, languages, reading: { asWritten } }: FaqIndex,
  lexical: LexicalScores,
  message: ReadMessage | null,
  allowed?: (faq: number) => boolean,
): Ranking {
  const ofFused = message && !message.isGloss && asWritten ? (faq: number) => asWritten[faq] === 1 : null
  const scores = {
    lexical,
    dense: message && dense ? dense.search(message.vector) : null,
    answers: message && answers ? answers.search(message.vector) : null,
    isGloss: message?.isGloss ?? false,
  }
  const known = { answerShares, entries: variants.entries, areEnglish: languages.areEnglish }
  if (message?.isGloss) return rankGloss(scores, known, allowed)
  if (!ofFused) return rankFaqs(scores, known, allowed)
  return rankFaqs(scores, known, (faq) => ofFused(faq) && (allowed?.(faq) ?? true))
}

/** As sure as the words are, and besides, how near the best of all is in meaning. */
function rankGloss(scores: Scores, known: RankedFaqs, allowed?: (faq: number) => boolean): Ranking {
  const byMeaning = rankFaqs({ ...scores, isGloss: false }, known, allowed)
  return { ...rankFaqs(scores, known, allowed), byMeaning }
}

/** What there is to learn from a message: by words alone, since the encoder may fail, and with the encoder. */
export function rankingsOf(index: FaqIndex, lexical: LexicalScores, message: ReadMessage | null): Ranking[] {
  // A gloss does not change what a confidence by words is made of.
  const byWords = rankText(index, lexical, null)
  return message && !message.isGloss ? [byWords, rankText(index, lexical, message)] : [byWords]
}

/** Whether something in the message forbids to answer with the best match, however sure it looks. */
export function isBarred(
  index: FaqIndex,
  ranking: Ranking,
  message: { text: string; written: string },
): boolean {
  return isForeign(index, message.text) || namesAnother(index, ranking, message)
}

/** Nothing lifts this bar. */
function isForeign({ speller }: FaqIndex, text: string): boolean {
  return hasForeignWord(text, speller.lexicon.counts)
}

/** Something that the best match does not have: labels may show that it does not matter. */
function namesAnother(
  index: FaqIndex,
  { candidates }: Ranking,
  message: { text: string; written: string },
): boolean {
  const entry = candidates[0] ? index.entryWords(candidates[0].faq) : null
  return entry !== null && saysSomethingElse(message, entry, index.background)
}

/** How the index judges this match. */
export function judgeIn({ decisionModel }: FaqIndex, { path, candidates }: Ranking): Judge {
  return decisionModel[judgeOf(path, candidates[0]?.answerShare ?? 0)]
}

/**
 * A few FAQs hold too few words to tell which of a message's words matter, and to examine oneself with: by words
 * alone, each unknown one then makes the match less sure. 1 for all others.
 */
function credence({ path, known }: Ranking, faqCount: number): number {
  if (path === 'fused' || faqCount >= fewFaqs) return 1
  return known + (1 - known) * (faqCount / fewFaqs)
}

/** An FAQ about another thing of the same kind ("plan A" for "plan A+") loses about this much against its like. */
const differenceCost = 3
const comparedCandidates = 8
/** Below `strong`: its answer is not shown before the customer has chosen it. */
const mostSure = 0.45
const shareOfBound = 0.75
/** Of 450 messages to FAQs without phrasings none with more than 0.6 in common was about another one. */
const NEARLY_WORD_FOR_WORD = 0.75
/** Chosen on the help pages of 2025 in French, Spanish and Chinese. */
const CLEARLY_CLOSER = 0.1

/** How sure an English encoder would be of what it reads in glosses, which is never more than an offer; 0 without any. */
function worthOffering({ byMeaning }: Ranking, wordCount: number): number {
  const best = byMeaning?.candidates[0]
  if (!byMeaning || !best) return 0
  const calibration = defaultCalibrations[judgeOf(byMeaning.path, best.answerShare)]
  return Math.min(mostSure, confidenceOf(confidenceFeatures(byMeaning, wordCount), calibration))
}

interface Compared {
  ranking: Ranking
  excluded: ReadonlySet<number>
}

/** Puts FAQs that a symbol or number of the message excludes behind the others. */
function demoteOthers(index: FaqIndex, ranking: Ranking, written: string): Compared {
  const differs = createDifferenceTest(written)
  const excluded = new Set<number>()
  for (const { faq } of ranking.candidates.slice(0, comparedCandidates)) {
    const distinctions = index.distinctions(faq)
    if (distinctions && differs(distinctions)) excluded.add(faq)
  }
  if (excluded.size === 0) return { ranking, excluded }
  const candidates = ranking.candidates
    .map((candidate) => (excluded.has(candidate.faq) ? demoted(candidate) : candidate))
    .sort((a, b) => b.score - a.score || a.faq - b.faq)
  return { ranking: { ...ranking, candidates }, excluded }
}

/** Whether the words of the message are those of one entry's question, rather than of several entries' alike. */
function standsAlone({ candidates: [best, ...rest] }: Ranking): boolean {
  const closestOther = Math.max(0, ...rest.map(({ measures }) => measures.closestByWords))
  return best !== undefined && best.measures.closestByWords - closestOther >= CLEARLY_CLOSER
}

function demoted(candidate: Candidate): Candidate {
  const { score, bySalience } = candidate
  return {
    ...candidate,
    score: score - differenceCost,
    bySalience: { ...bySalience, score: bySalience.score - differenceCost },
  }
}

function judge(
  index: FaqIndex,
  { ranking, excluded }: Compared,
  message: { text: string; written: string },
): Findings {
  const features = confidenceFeatures(ranking, wordsOf(message.text).length)
  const [best, ...rest] = ranking.candidates
  if (!best) return { ...nothingFound, ranking, features }
  const { calibration, barsHold, ...bounds } = judgeIn(index, ranking)
  const answerFrom = answerBound(bounds, ranking.lead)
  const believed = Math.max(
    confidenceOf(features, calibration) * credence(ranking, index.faqs.length),
    worthOffering(ranking, wordsOf(message.text).length),
  )
  // Worth an offer at most, however alike the words are.
  const entry = index.entryWords(best.faq)
  const foreign = isForeign(index, message.text)
  const barred = foreign || namesAnother(index, ranking, message)
  const isOther = excluded.has(best.faq) || foreign || (barsHold && barred)
  // A question of the FAQ, nearly word for word or with little around it, whatever its answer is like.
  const isAsked =
    standsAlone(ranking) &&
    ((best.measures.closestByWords >= NEARLY_WORD_FOR_WORD && best.answerShare > 0) ||
      (entry !== null && containsQuestion(message.text, entry)))
  const sure = isOther
    ? Math.min(believed, mostSure, shareOfBound * answerFrom)
    : Math.max(believed, isAsked ? answerFrom : 0)
  const odds = rest.map((candidate) => Math.exp(candidate.score - best.score))
  const all = odds.reduce((sum, one) => sum + one, 0) || 1
  const found = rest.map(({ faq }, at) => ({
    faq,
    confidence: Math.min(sure, ((1 - sure) * anotherIsRight * (odds[at] ?? 0)) / all),
  }))
  return { ranking, features, barred, found: [{ faq: best.faq, confidence: sure }, ...found] }
}
