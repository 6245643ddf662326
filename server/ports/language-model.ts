/**
 * A language model that streams. Variants: OpenRouter or any OpenAI-compatible server (`adapters/openrouter`), none.
 *
 * Promise: the returned iteration ends. It yields the pieces of one reply in order, an `attempt` before each try
 * (whatever was yielded before it is void), and exactly one `done` last; or it throws a `ModelFailure`. First token,
 * gaps between tokens, the whole reply and its size are all bounded; an abort of `signal` ends it within a second.
 */
export interface LanguageModel {
  /** The models asked, in order; empty when there is none (then `complete` throws `unconfigured`). */
  readonly models: readonly string[]
  complete(request: CompletionRequest): AsyncIterable<CompletionEvent>
}

/** Of a reply: enough for a long answer and some thinking before it; what a runaway reply costs at most. */
export const MAX_REPLY_TOKENS = 2048

export interface CompletionRequest {
  system: string
  messages: readonly { role: 'user' | 'assistant'; content: string }[]
  /** JSON schema that the reply has to follow. */
  schema: { name: string; schema: Record<string, unknown> }
  /** Whether a whole reply is usable; one that is not counts as a failed attempt and may be retried. */
  accept(text: string): boolean
  signal: AbortSignal
}

export type CompletionEvent =
  | { type: 'attempt'; model: string }
  | { type: 'text'; text: string }
  | { type: 'done'; text: string; calls: readonly ModelCallRecord[] }

/** What one call cost and how it ended; every attempt leaves one, failed ones included. */
export interface ModelCallRecord {
  model: string
  outcome: 'ok' | ModelFailureKind
  promptTokens: number
  completionTokens: number
  costUsd: number
  firstTokenMs: number | null
  durationMs: number
}

export type ModelFailureKind =
  | 'unconfigured'
  | 'unreachable'
  | 'timeout'
  | 'cut'
  | 'garbage'
  | 'too-large'
  | 'rate-limited'
  | 'server-error'
  | 'unauthorized'
  | 'out-of-credit'
  | 'over-budget'
  | 'rejected'
  | 'aborted'

/** No usable reply, after every retry that could help. `message` is for the log, never for a customer. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure'
  readonly kind: ModelFailureKind
  readonly calls: readonly ModelCallRecord[]
  constructor(
    kind: ModelFailureKind,
    message: string,
    calls: readonly ModelCallRecord[],
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.kind = kind
    this.calls = calls
  }
}
