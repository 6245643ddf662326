import type { EscalationReason, MessageSender, SessionStatus } from '#prisma/generated/enums.ts'
import type { FaqDecision, SearchableFaq } from '../knowledge/search/faq-match.ts'
import type { Speech } from '../language/wording/speech.ts'
import type { ReplyDraft } from './replies/replies.ts'
import type { ToTranslate } from './translation/translate-reply.ts'

/** Why a ticket is opened, and by which of the operator's words. */
export interface Escalation {
  reason: EscalationReason
  keyword?: string | undefined
}

/** What the bot does about a message, before any model is asked. `escalate` opens a ticket beside the reply. */
export type Plan =
  | { kind: 'silent' }
  | { kind: 'reply'; reply: ReplyDraft; escalate: Escalation | null; withdraws?: boolean }
  /** `toTranslate`: only the customer's language is wanting, the answer is decided. */
  | { kind: 'ask-model'; escalate: Escalation | null; toTranslate?: ToTranslate }

/** The newest message that is not the customer's. */
export interface LastWord {
  sender: Exclude<MessageSender, 'CUSTOMER'>
  /** Of a bot's reply: the rule behind it. */
  rule: string | null
  /** Of a bot's offer: how many messages in a row, this one included, it could not answer. */
  misses: number
  ageSeconds: number
  /** The customer's message that it replied to. */
  question: string | null
  answeredFaqIds: readonly string[]
  offeredFaqIds: readonly string[]
}

export interface Situation {
  status: SessionStatus
  text: string
  /** To the customer. */
  speech: Speech
  decision: FaqDecision
  escalationKeywords: readonly string[]
  modelAvailable: boolean
  /** Null: nothing was said yet, or it decides nothing (see `needsLastWord`). */
  lastWord: LastWord | null
  /** What the last word offered, as far as it is still approved. */
  offered: readonly SearchableFaq[]
}

export function replyWith(reply: ReplyDraft, reason: EscalationReason | null = null, keyword?: string): Plan {
  return { kind: 'reply', reply, escalate: reason && { reason, keyword } }
}

/** One small rule: what it plans, or null when it is not its case. */
export type Rule = (situation: Situation) => Plan | null
