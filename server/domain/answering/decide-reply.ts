import type { SessionStatus } from '#prisma/generated/enums.ts'
import type { FaqDecision } from '../knowledge/search/faq-match.ts'
import type { Speech } from '../language/wording/speech.ts'
import { leaningOf } from './follow-up/leaning.ts'
import { answerToOffer, offerOf } from './offer/offer-rules.ts'
import {
  askBackReply,
  faqReply,
  handoffReply,
  isAskedBack,
  personRequestedReply,
  smallTalkReply,
} from './replies/replies.ts'
import { traceOf } from './replies/trace-of.ts'
import { escalationKeywordIn } from './rules/escalation-keywords.ts'
import { plainWords } from './rules/fold.ts'
import { noiseIn } from './rules/noise.ts'
import { smallTalkIn } from './rules/small-talk.ts'
import { wantsPerson } from './rules/wants-person.ts'
import { type Plan, type Rule, replyWith as reply, type Situation } from './situation.ts'
import { waitingRules } from './waiting-rules.ts'

/**
 * Steps 4 to 6 of a message's life: the rules of the session's state, in order; the first that plans something
 * decides. An offer and a ticket are never planned together, and a sure answer stands alone.
 */
export function decideReply(situation: Situation): Plan {
  const rules =
    situation.status === 'WITH_AGENT' ? [] : situation.status === 'WAITING' ? waitingRules : activeRules
  for (const rule of rules) {
    const plan = rule(situation)
    if (plan) return plan
  }
  return { kind: 'silent' }
}

/** Whether what was said before decides anything: a whole question with a sure answer needs no look back. */
export function needsLastWord(status: SessionStatus, text: string, decision: FaqDecision): boolean {
  if (status === 'WITH_AGENT') return false
  if (status === 'WAITING' || decision.kind !== 'answer' || noiseIn(text) !== null) return true
  return decision.trace.path !== 'exact' && leaningOf(text) === 'leans'
}

const activeRules: readonly Rule[] = [
  answerToOffer,
  function smallTalk({ text, speech }) {
    const kind = smallTalkIn(text)
    return kind === null ? null : reply(smallTalkReply(speech, kind))
  },
  /** Word for word, as when it is tapped on the start screen: answered, whatever the words would mean otherwise. */
  function ownQuestion({ text, decision }) {
    if (decision.kind !== 'answer') return null
    const asked = plainWords(decision.match.faq.question) === plainWords(text)
    return asked ? reply(faqReply(decision.match, decision.also, traceOf(decision))) : null
  },
  function personWanted({ text, speech }) {
    return wantsPerson(text) ? reply(personRequestedReply(speech), 'CUSTOMER_REQUESTED') : null
  },
  function sureAnswer({ decision }) {
    if (decision.kind !== 'answer') return null
    return reply(faqReply(decision.match, decision.also, traceOf(decision)))
  },
  /** The second time in a row it is taken as seriously as anything else; a number alone is for a colleague then. */
  function noise({ text, speech, decision, lastWord }) {
    const noise = noiseIn(text)
    if (noise === null) return null
    if (isAskedBack(lastWord?.rule ?? null, noise))
      return noise.kind === 'reference' ? toColleague(speech, decision) : null
    if (noise.kind === 'off-topic' && decision.kind !== 'nothing') return null
    return reply(askBackReply(speech, noise))
  },
  function keyword({ text, speech, decision, escalationKeywords, modelAvailable }) {
    const keyword = escalationKeywordIn(text, escalationKeywords)
    if (keyword === null) return null
    if (modelAvailable) return { kind: 'ask-model', escalate: { reason: 'KEYWORD', keyword } }
    return reply(
      handoffReply(speech, 'no-answer', best(decision), traceOf(decision), 'keyword'),
      'KEYWORD',
      keyword,
    )
  },
  /** Before any offer: it may answer what the search cannot, and only what is proven is shown. */
  function model({ modelAvailable }) {
    return modelAvailable ? { kind: 'ask-model', escalate: null } : null
  },
  function offer({ speech, decision, lastWord }) {
    return offerOf(speech, decision, lastWord)
  },
  function handOff({ speech, decision }) {
    return toColleague(speech, decision)
  },
]

function toColleague(speech: Speech, decision: Situation['decision']): Plan {
  return reply(handoffReply(speech, 'no-answer', best(decision), traceOf(decision)), 'LOW_CONFIDENCE')
}

function best({ nearest }: Situation['decision']): number {
  return nearest[0]?.confidence ?? 0
}
