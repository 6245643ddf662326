import type { EscalationReason, SessionStatus } from '#prisma/generated/enums.ts'
import type { FaqDecision } from '../faq/faq-match.ts'
import { escalationKeywordIn, smallTalkIn, wantsPerson } from './message-rules.ts'
import {
  didYouMeanReply,
  faqReply,
  handoffReply,
  personRequestedReply,
  type ReplyDraft,
  smallTalkReply,
} from './replies.ts'

/** What the bot does about a message, before any model is asked. `escalate` opens a ticket beside the reply. */
export type Plan =
  | { kind: 'silent' }
  | { kind: 'reply'; reply: ReplyDraft; escalate: EscalationReason | null }
  | { kind: 'ask-model'; escalate: EscalationReason | null }

export interface Situation {
  status: SessionStatus
  text: string
  decision: FaqDecision
  escalationKeywords: readonly string[]
  modelAvailable: boolean
}

/** Steps 4 to 6 of a message's life. A rule adds an escalation; it never withholds a good answer. */
export function decideReply({ status, text, decision, escalationKeywords, modelAvailable }: Situation): Plan {
  if (status === 'WITH_AGENT') return { kind: 'silent' }
  const trace = traceOf(decision)
  if (status === 'WAITING') {
    return decision.kind === 'answer' ? reply(faqReply(decision.match, null, trace)) : { kind: 'silent' }
  }
  const smallTalk = smallTalkIn(text)
  if (smallTalk) return reply(smallTalkReply(smallTalk))

  const keyword = escalationKeywordIn(text, escalationKeywords)
  const asked = wantsPerson(text)
  const escalate = asked ? 'CUSTOMER_REQUESTED' : keyword === null ? null : 'KEYWORD'
  if (decision.kind === 'answer') return reply(faqReply(decision.match, decision.also, trace), escalate)
  if (asked) return reply(personRequestedReply(), escalate)
  if (decision.kind === 'did-you-mean') return reply(didYouMeanReply(decision.close, trace), escalate)
  if (modelAvailable) return { kind: 'ask-model', escalate }
  const best = decision.nearest[0]?.confidence ?? 0
  return reply(handoffReply('no-answer', best, trace), escalate ?? 'LOW_CONFIDENCE')
}

export function traceOf(decision: FaqDecision) {
  return {
    search: decision.trace,
    nearest: decision.nearest.map(({ faq, confidence }) => ({ faqId: faq.id, confidence })),
  }
}

function reply(draft: ReplyDraft, escalate: EscalationReason | null = null): Plan {
  return { kind: 'reply', reply: draft, escalate }
}
