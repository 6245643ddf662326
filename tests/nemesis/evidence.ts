/** What the clients saw and were told, for the checker to hold against the database. */
export interface Evidence {
  /** Sends whose success the server has acknowledged. */
  acknowledged: Acknowledged[]
  subscriptions: SubscriptionEvidence[]
  /** Ids of tickets that the webhook was told of. */
  notified: Set<string>
  /** What processes printed that ended by themselves. */
  crashes: string[]
}

export interface Acknowledged {
  sessionId: string
  clientMessageId: string
  messageId: string
  seq: number
}

/** One reader of one session, over all its connections. */
export interface SubscriptionEvidence {
  sessionId: string
  name: string
  /** What came after this seq is to be delivered. */
  afterSeq: number
  delivered: number[]
  connections: number
  /** The longest time that somebody was shown as typing without a break. */
  MAX_TYPING_MS: number
}

/** The rows that matter, as they are at the end. */
export interface StoredRows {
  sessions: { id: string; lastSeq: number }[]
  messages: StoredMessage[]
  tickets: { id: string; sessionId: string; status: string }[]
  deadLetters: number
}

export interface StoredMessage {
  id: string
  sessionId: string
  seq: number
  sender: string
  /** Of a SYSTEM message: what it is about. */
  notice: string | null
  clientMessageId: string | null
  replyToSeq: number | null
  awaitsReply: boolean
}
