import {
  type LanguageModel,
  type ModelCallRecord,
  ModelFailure,
  type ModelFailureKind,
} from '#server/ports/language-model.ts'
import type { Log } from '#server/ports/log.ts'
import type { Tracer } from '#server/ports/tracer.ts'
import { AttemptFailure } from './attempt-failure.ts'
import { type CircuitState, createCircuitBreaker, type Permission } from './circuit-breaker.ts'
import { createClient } from './create-client.ts'
import { createPersistence } from './persist.ts'

export interface OpenRouterOptions {
  apiKey: string
  /** OpenRouter, or any server that speaks OpenAI's chat completions. */
  baseUrl: string
  /** In order: the next one is asked when the one before fails. At least one. */
  models: readonly string[]
  /** For the whole reply, every retry and fallback included. */
  timeoutSeconds: number
  log: Log
  tracer: Tracer
  /** Until the first token; by default 15 s, at most half of the whole. */
  firstTokenMs?: number
  /** Between tokens; by default 8 s, at most a quarter of the whole. */
  gapMs?: number
  /** Of a whole reply, thoughts included. */
  maxCharacters?: number
  circuit?: { failures: number; openMs: number }
  /** 0..1 */
  random?: () => number
}

export interface OpenRouterModel extends LanguageModel {
  /** Open: the server is down and is not asked. For health and metrics. */
  circuit(): CircuitState
  /** Why the circuit opened; null while it is closed. */
  outage(): ModelFailureKind | null
}

/** These speak of the server. Any other may be of the customer's making, and must not stop the model for all the others. */
const outages: readonly ModelFailureKind[] = [
  'unreachable',
  'timeout',
  'cut',
  'server-error',
  'rate-limited',
  'unauthorized',
  'out-of-credit',
]
/** Money comes back when the operator sees to it, not within seconds. */
const OUT_OF_CREDIT_PAUSE_MS = 30_000
// 403 may also be a provider's opinion of what one customer wrote.
function certainToFailAgain({ kind, status }: AttemptFailure): boolean {
  return kind === 'out-of-credit' || (kind === 'unauthorized' && status !== 403)
}

/** See `LanguageModel` for what is promised. Neither texts nor the key reach the log. */
export function createOpenRouterModel(options: OpenRouterOptions): OpenRouterModel {
  const { apiKey, baseUrl, models, log, tracer, maxCharacters = 64 * 1024, random = Math.random } = options
  // The last twentieth is for what the caller still has to do: the customer hears of it within `timeoutSeconds`.
  const budgetMs = options.timeoutSeconds * 950
  const limits = {
    firstTokenMs: options.firstTokenMs ?? Math.min(15_000, budgetMs / 2),
    gapMs: options.gapMs ?? Math.min(8000, budgetMs / 4),
    maxCharacters,
  }
  const { failures, openMs } = options.circuit ?? { failures: 5, openMs: 30_000 }
  const breaker = createCircuitBreaker({ failures, openMs, now: () => performance.now() })
  let lastOutage: ModelFailureKind = 'unreachable'
  const client = createClient({ apiKey, baseUrl, budgetMs, maxCharacters })
  const persist = createPersistence({ client, tracer, log, limits, models, budgetMs, random })

  function report(permission: Permission, failure: AttemptFailure): void {
    if (!outages.includes(failure.kind)) {
      permission.withdrawn()
      return
    }
    lastOutage = failure.kind
    const pauseMs = failure.kind === 'out-of-credit' ? OUT_OF_CREDIT_PAUSE_MS : failure.retryAfterMs
    if (permission.failed(pauseMs, certainToFailAgain(failure))) {
      log.error({ kind: failure.kind, models }, 'The language model is down: it is not asked for a while.')
    }
  }

  return {
    models,
    circuit: breaker.state,
    outage: () => (breaker.state() === 'closed' ? null : lastOutage),
    async *complete(request) {
      const permission = breaker.enter()
      if (!permission) throw new ModelFailure(lastOutage, 'Not asked: the latest calls all failed.', [])
      const calls: ModelCallRecord[] = []
      let text: string
      let reported = false
      try {
        text = yield* persist(request, calls)
        reported = true
        permission.succeeded()
      } catch (error) {
        if (!(error instanceof AttemptFailure)) throw error
        reported = true
        report(permission, error)
        throw new ModelFailure(error.kind, `${error.message} Tries: ${calls.length}.`, calls)
      } finally {
        if (!reported) permission.withdrawn()
      }
      yield { type: 'done', text, calls }
    },
  }
}
