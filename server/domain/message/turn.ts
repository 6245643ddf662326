import type { Message, Session, Ticket } from '#prisma/generated/client.ts'
import type { AnswerSource, SuggestedAction } from '#prisma/generated/enums.ts'
import type { ModelCallRecord } from '#server/ports/language-model.ts'
import type { TicketChange } from '../events.ts'
import type { ReopensWith } from '../session/transition.ts'
import type { TicketRequest } from '../ticket/new-ticket.ts'

/** Everything that one step of a conversation stores, in one transaction. */
export interface Turn {
  /** The session as the writer saw it: the write loses if its epoch has moved since. Or one to be created. */
  session: { seen: Session } | { create: Session }
  /** True: the write loses also when a message was written since. */
  nothingNew?: boolean
  /** The customer's message, when this turn stores it. `needsAnswer`: false for thanks and good-byes. */
  message?: {
    text: string
    /** What it is taken to be in, and the session's from now on; null: not known. */
    language: string | null
    clientMessageId: string | null
    awaitsReply: boolean
    needsAnswer?: boolean
  }
  /** Who gets a resolved session that the message reopens; the bot when left out. */
  reopensWith?: ReopensWith
  /** The agent who had it, to be told of the customer's return. */
  formerAgentId?: string
  /** The bot's reply: to this turn's message, or to the earlier one with that seq. */
  reply?: TurnReply
  replyToSeq?: number
  escalate?: TicketRequest | null
  /** The customer needs no person any more. */
  withdraws?: boolean
  modelCalls?: readonly ModelCallRecord[]
  /** When the customer's message came in, for `replyMs`. */
  receivedAt: Date
}

/** What the bot says. */
export interface TurnReply {
  text: string
  source: AnswerSource
  /** 0..1 */
  confidence: number
  citedFaqIds: string[]
  suggestedFaqIds: string[]
  suggestedActions: SuggestedAction[]
  /** How it came about and what it rests on: plain data, stored as it is. */
  trace: object
  evidence?: object | null
  /** What it is written in, when that is known. */
  language?: string | null
  /** When it is a translation, or should have been one: plain data, stored as it is. */
  translation?: object | null
}

/** A customer's message and what has become of it. */
export interface Exchange {
  session: Session
  message: Message
  reply: Message | null
}

/** What was written, by one statement or by a transaction. */
export interface WrittenTurn {
  session: Session
  messages: readonly Message[]
  /** The ticket that was opened, reopened or withdrawn. */
  ticket: Ticket | null
  /** The job that answers the message if this process cannot; null when the message awaits no reply. */
  answerJobId: string | null
}

export interface StoredTurn extends WrittenTurn {
  kind: 'stored'
  message: Message | null
  reply: Message | null
  /** What has become of `ticket`. */
  ticketChange: TicketChange | null
  sessionChanged: boolean
  reopened: boolean
}

export type TurnResult =
  | StoredTurn
  /** The session's epoch is another one by now; nothing was stored. */
  | { kind: 'moved-on' }
  /** The message, or its reply, is there already; nothing was stored. */
  | { kind: 'duplicate' }
