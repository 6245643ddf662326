import {
  faqReply,
  greetingInLineReply,
  smallTalkReply,
  WAITING_RULE_PREFIX,
  waitingReply,
  withdrawnReply,
} from './replies/replies.ts'
import { traceOf } from './replies/trace-of.ts'
import { noiseIn } from './rules/noise.ts'
import { smallTalkIn } from './rules/small-talk.ts'
import { wantsPerson } from './rules/wants-person.ts'
import { needsPersonNoMore } from './rules/withdrawal.ts'
import { type LastWord, type Rule, replyWith as reply } from './situation.ts'

/** After so long, what the customer writes is a new burst, and is acknowledged again. */
const BURST_SECONDS = 180

/** Whether the customer has just been told that what they write reaches the colleague: once a burst is enough. */
export function isAcknowledged(lastWord: LastWord | null): boolean {
  return lastWord?.rule?.startsWith(WAITING_RULE_PREFIX) === true && lastWord.ageSeconds < BURST_SECONDS
}

/**
 * Waiting is not silence: the bot answers what it is sure of, and everything else is acknowledged, never promised. In
 * order; the first rule that plans something decides.
 */
export const waitingRules: readonly Rule[] = [
  function withdraws({ text, speech }) {
    if (!needsPersonNoMore(text)) return null
    return { kind: 'reply', reply: withdrawnReply(speech), escalate: null, withdraws: true }
  },
  function smallTalk({ text, speech }) {
    const kind = smallTalkIn(text)
    if (kind === null) return null
    return reply(kind === 'greeting' ? greetingInLineReply(speech) : smallTalkReply(speech, kind))
  },
  function sureAnswer({ decision }) {
    return decision.kind === 'answer'
      ? reply(faqReply(decision.match, null, traceOf(decision), { offersPerson: false }))
      : null
  },
  function asksAgain({ text, lastWord, speech }) {
    if (!wantsPerson(text) && noiseIn(text) === null) return null
    return isAcknowledged(lastWord) ? { kind: 'silent' } : reply(waitingReply(speech, 'still-in-line'))
  },
  function model({ modelAvailable }) {
    return modelAvailable ? { kind: 'ask-model', escalate: null } : null
  },
  function acknowledge({ lastWord, decision, speech }) {
    return isAcknowledged(lastWord)
      ? { kind: 'silent' }
      : reply(waitingReply(speech, 'added', traceOf(decision)))
  },
]
