import type { FaqDecision, FaqMatch, SearchableFaq } from '../../knowledge/search/faq-match.ts'
import type { FaqIndex } from '../../knowledge/search/index/faq-index.ts'
import { matchFaq } from '../../knowledge/search/index/match-faq.ts'
import { type Overlap, overlapWith } from './added-words.ts'
import { isEllipsis, leaningOf } from './leaning.ts'

/** What a message may lean on: the question before it, and what it was answered with. */
export interface Before {
  question: string
  /** The entries that the bot answered with, if it did. */
  answeredFaqIds: readonly string[]
}

/** A message and what the search says to it by itself. */
export interface MessageAlone {
  text: string
  /** The customer's, as BCP 47; null or left out: not known. */
  language?: string | null
  alone: FaqDecision
}

const MAX_OFFERED = 3
/** A follow-up is answered again with the same entry only when the two messages together are this clear about it. */
const CLEARLY_SAME = 0.9
/** A candidate of both rankings with at least these confidences makes the same entry doubtful. */
const RIVAL = { alone: 0.05, joint: 0.015 }
/** A message that needs the one before it is sure of another entry only when both rankings name it. */
const AGREED_SHARE = 0.3
/** What the question before says about others than its own entry, beside what the message says by itself. */
const JOINT_WEIGHT = 0.6
/** Nothing is surer than this by a ranking that leans on what was said before. */
const MAX_OFFER_CONFIDENCE = 0.5
const WORTH_OFFERING = 0.05
/** Below this the message says nothing by itself, so that the entry just answered stays worth offering. */
const SAYS_LITTLE = 0.4

/**
 * `matchFaq` for a message of a conversation. One that needs the question before it is ranked with and without that
 * question; the entry that was just answered competes only when the message adds something that is in it.
 */
export async function matchInConversation(
  index: FaqIndex,
  { text, language = null, alone }: MessageAlone,
  before: Before,
): Promise<FaqDecision> {
  const leaning = leaningOf(text)
  if (leaning === 'alone' || alone.trace.path === 'exact') return alone
  const answered = index.faqs.find(({ id }) => before.answeredFaqIds.includes(id)) ?? null
  const overlap = answered ? overlapWith(text, answered) : 'none'
  const adds = overlap === 'all' || overlap === 'fact'
  const isOffer = alone.kind === 'may-help' || alone.kind === 'did-you-mean'
  if (leaning === 'maybe' && !isOffer && (alone.kind === 'answer' || !adds)) return alone
  const joint = await matchFaq(index, `${before.question}\n${text}`, { language })
  if (leaning === 'maybe' && isOffer && !adds) return bringForward(alone, joint)
  return decide({ alone, joint, answered, overlap, addsOnly: isEllipsis(text) })
}

/** An offer made to the message by itself stays; what of it the question before makes likeliest stands first. */
function bringForward(alone: Extract<FaqDecision, { close: unknown }>, joint: FaqDecision): FaqDecision {
  const offered = new Map(alone.close.map((one) => [one.faq.id, one]))
  const likeliest = joint.nearest.map(({ faq }) => offered.get(faq.id)).find((one) => one !== undefined)
  if (!likeliest || likeliest === alone.close[0]) return alone
  const close = [likeliest, ...alone.close.filter((one) => one !== likeliest)]
  return { ...alone, kind: 'did-you-mean', close }
}

interface Rankings {
  /** By the message itself, and together with the question before it. */
  alone: FaqDecision
  joint: FaqDecision
  /** The entry that was just answered, and how much of the message is in it. */
  answered: SearchableFaq | null
  overlap: Overlap
  /** The message has no clause of its own. */
  addsOnly: boolean
}

function decide({ alone, joint, answered, overlap, addsOnly }: Rankings): FaqDecision {
  const others = rankOthers(alone, joint, answered)
  const sureOther = alone.kind === 'answer' && alone.match.faq.id !== answered?.id ? alone.match : null
  const [best] = others
  if (sureOther && overlap === 'none' && best?.faq.id === sureOther.faq.id && best.jointShare >= AGREED_SHARE)
    return alone

  const same = answered && { faq: answered, confidence: confidenceIn(joint, answered.id) }
  const rival = sureOther !== null || others.some(({ isRival }) => isRival)
  const isSame = overlap === 'fact' || (overlap === 'all' && addsOnly)
  if (same && isSame && !rival && same.confidence >= CLEARLY_SAME) {
    return { ...alone, kind: 'answer', match: same, also: null }
  }
  const close = others.map(({ faq, confidence }) => ({ faq, confidence }))
  const saysLittle = (alone.nearest[0]?.confidence ?? 0) < SAYS_LITTLE
  if (same && (overlap !== 'none' || saysLittle)) {
    const place = overlap === 'all' || overlap === 'fact' ? 0 : MAX_OFFERED - 1
    close.splice(place, 0, { ...same, confidence: MAX_OFFER_CONFIDENCE })
  }
  if (others.length === 0 && overlap === 'none') return { ...alone, kind: 'nothing' }
  return { ...alone, kind: 'did-you-mean', close: close.slice(0, MAX_OFFERED), nearest: close }
}

interface Other extends FaqMatch {
  /** Near by both rankings. */
  isRival: boolean
  /** Of what the question before says about others than its own entry. */
  jointShare: number
}

/** The candidates of both rankings without the entry just answered, best first by what the two say together. */
function rankOthers(alone: FaqDecision, joint: FaqDecision, answered: SearchableFaq | null): Other[] {
  const faqs = new Map([...alone.nearest, ...joint.nearest].map(({ faq }) => [faq.id, faq]))
  if (answered) faqs.delete(answered.id)
  const jointSum = [...faqs.keys()].reduce((sum, id) => sum + confidenceIn(joint, id), 0) || 1
  return [...faqs.values()]
    .map((faq) => {
      const byItself = confidenceIn(alone, faq.id)
      const jointShare = confidenceIn(joint, faq.id) / jointSum
      const score = byItself + JOINT_WEIGHT * jointShare
      const isRival = byItself >= RIVAL.alone && confidenceIn(joint, faq.id) >= RIVAL.joint
      return { faq, isRival, score, jointShare, confidence: Math.min(score, MAX_OFFER_CONFIDENCE) }
    })
    .filter(({ score }) => score >= WORTH_OFFERING)
    .sort((a, b) => b.score - a.score)
    .map(({ score: _, ...other }) => other)
}

function confidenceIn(decision: FaqDecision, faqId: string): number {
  return decision.nearest.find(({ faq }) => faq.id === faqId)?.confidence ?? 0
}
