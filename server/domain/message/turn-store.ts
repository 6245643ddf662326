import type { Message, ModelCall, Session, Ticket } from '#prisma/generated/client.ts'
import type { JobInsertion } from '#server/ports/job-queue.ts'
import type { SessionState } from '../session/transition.ts'

/** What becomes of a session that is there already. */
export interface SessionMove extends SessionState {
  id: string
  /** It must still have this epoch. */
  ifEpoch: number
  /** It must still have this lastSeq; null: any. */
  ifLastSeq: number | null
  /** Null: as it is. */
  language: string | null
  /** Its `unansweredSince`: no more, from now on unless something has waited longer, or as it is. */
  unanswered: 'clear' | 'begin' | 'keep'
}

/** All rows of a turn; those that it has none of may be left out. Every `seq` and `replyToSeq` in them counts from 1 within the turn, a reply to `settles` apart. */
export interface TurnRows {
  session: { create: Session } | { move: SessionMove }
  messages?: readonly Message[]
  /** The seq of an earlier message that awaits a reply no longer; null: none. */
  settles?: number | null
  modelCalls?: readonly Omit<ModelCall, 'sessionId' | 'messageSeq'>[]
  ticket?: Ticket | null
  jobs?: readonly JobInsertion[]
  now: Date
}

/** What every message needs of the database, each in one statement. */
export interface TurnStore {
  sessionOfToken(tokenHash: Uint8Array): Promise<Session | null>
  /**
   * Stores all of a turn and returns its session, or nothing and null when the session has moved on. Throws, storing
   * nothing, when a message, its reply or the ticket is there already (`isUniqueViolation`).
   */
  store(turn: TurnRows): Promise<Session | null>
}
