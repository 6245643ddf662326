import type { ModelCallRecord } from './language-model.ts'

/** *session*, *address*: messages; *cost*: operations; *guesses*: wrong credentials; the rest: what the model takes. */
export type LimitName =
  | 'session'
  | 'address'
  | 'cost'
  | 'guesses'
  | `${'tokens' | 'dollars'}-${'session' | 'address' | 'key' | 'day' | 'month'}`

/**
 * Counts and times what happens, for dashboards and alerts: docs/metrics.md says what each number means.
 * Variants: Prometheus (`adapters/prometheus`), nobody counts (`adapters/memory`).
 *
 * Promise: every function returns at once, never throws, does no I/O, and holds a bounded amount of memory whatever it
 * is told: a name that is not of a fixed set is counted as "other". Never hand it texts, ids or addresses.
 */
export interface Metrics {
  /** An operation of the API has ended; for a subscription: it has begun, or was refused. */
  operationEnded(operation: OperationFacts): void
  /** A customer's message was stored. `replyExpected`: false when a person owns the session and the bot is silent. */
  messageReceived(facts: { replyExpected: boolean }): void
  /** A reply of the bot was stored. `seconds`: since the customer's message came in. */
  replyStored(facts: { source: ReplySource; confidence: number | null; seconds: number }): void
  /** A reply was thrown away, because the session was no longer the bot's when it was ready. */
  replyDropped(): void
  faqSearched(facts: { outcome: FaqOutcome; seconds: number }): void
  /** A text was to be translated. `kept`: by a translation that was there already. */
  translated(facts: { what: TranslatedThing; outcome: TranslationOutcome }): void
  /** Every call of the model, failed ones included. */
  modelCalled(call: ModelCallRecord): void
  sessionStarted(): void
  /** `seconds`: since the session was created. */
  sessionResolved(facts: {
    kind: 'CONFIRMED' | 'ASSUMED' | 'STAFF' | 'ABANDONED' | 'SPAM'
    seconds: number
  }): void
  sessionReopened(): void
  /** A ticket was opened. `reason`: one of `EscalationReason`. */
  escalated(facts: { reason: string }): void
  /** An agent took a ticket. `seconds`: since it was opened. */
  ticketTaken(facts: { seconds: number }): void
  /** `outcome`: one of `TicketOutcome`. */
  ticketClosed(facts: { outcome: string }): void
  /**
   * Something was refused because there was too much of it. `session`, `address`: of messages; `cost`: of operations,
   * by what they cost; `guesses`: of credentials that do not exist.
   */
  rateLimited(facts: { by: LimitName }): void
  /** A subscription is open until the returned function is called; calling it again does nothing. */
  subscriptionOpened(facts: { kind: SubscriptionKind }): () => void
  deltaSent(): void
  /** A reader was slow, and pieces of a reply or typing were not kept for it. */
  deltaDropped(): void
  slowConsumerClosed(): void
  jobEnded(facts: { queue: string; outcome: 'done' | 'failed'; seconds: number }): void
  /** Something failed that no caller expected. `where`: one of `DefectPlace`. */
  defect(facts: { where: DefectPlace }): void
}

export type ReplySource = 'FAQ' | 'MODEL' | 'RULE'
export type FaqOutcome = 'answer' | 'may-help' | 'did-you-mean' | 'nothing'
/** *message*: for an agent; *reply*: an agent's, for the customer. */
export type TranslatedThing = 'faq' | 'question' | 'answer' | 'message' | 'reply'
export type TranslationOutcome = 'kept' | 'translated' | 'changed' | 'unavailable'
export type SubscriptionKind = 'session' | 'inbox'
export type DefectPlace = 'request' | 'job' | 'delivery'

export interface OperationFacts {
  /** The root field's name, `sendMessage`; never the name that the client gave to its operation. */
  field: string
  type: 'query' | 'mutation' | 'subscription'
  /**
   * `refused`: an expected failure, told as data. `rejected`: not run, because of syntax, validity, limits or size.
   * `error`: a defect of ours.
   */
  outcome: 'ok' | 'refused' | 'rejected' | 'error'
  seconds: number
}

/** What is true at the moment of a look at the metrics, read then. A source that fails or takes over 2 s is left out. */
export interface MetricSources {
  /** WebSockets that are open at this replica. */
  sockets(): number
  /** Sessions with a subscriber at this replica. */
  watchedSessions(): number
  faqs(): { enabled: number; degraded: boolean }
  /** Null: no model is configured. */
  modelCircuit(): 'closed' | 'open' | 'half-open' | null
  /** What part of the model's tokens of this day, or month, is spent, of the whole installation. Null: there is no bound. */
  modelSpentRatio(): Promise<number | null>
  databasePool(): { total: number; idle: number; waiting: number }
  /** 1 well, 0.5 degraded, 0 down; by the names of `/health`. */
  health(): Promise<Record<string, number>>
  /** The tickets of the whole installation. `oldestOpenSeconds`: 0 without any. */
  tickets(): Promise<{ open: number; taken: number; oldestOpenSeconds: number }>
  /** The jobs of the whole installation. */
  jobs(): Promise<readonly QueueLoad[]>
}

export interface QueueLoad {
  queue: string
  /** Due and not begun. */
  ready: number
  /** To begin later. */
  deferred: number
  active: number
  /** Given up after the last try, and waiting for a person. */
  deadLetters: number
  /** How long the oldest due job has been due; 0 without any. */
  oldestReadySeconds: number
}

/** The text that Prometheus reads. */
export interface MetricsPage {
  readonly contentType: string
  render(): Promise<string>
}
