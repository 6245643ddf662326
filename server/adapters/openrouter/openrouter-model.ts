import { setTimeout as sleep } from 'node:timers/promises'
import OpenAI from 'openai'
import {
  type CompletionEvent,
  type CompletionRequest,
  type LanguageModel,
  type ModelCallRecord,
  ModelFailure,
  type ModelFailureKind,
} from '#server/ports/language-model.ts'
import type { Log } from '#server/ports/log.ts'
import type { Tracer } from '#server/ports/tracer.ts'
import { attempt } from './attempt.ts'
import { AttemptFailure } from './attempt-failure.ts'
import { createBoundedFetch } from './bounded-fetch.ts'
import { type CircuitState, createCircuitBreaker, type Permission } from './circuit-breaker.ts'
import { nextStep } from './next-step.ts'

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
}

/** A raw stream has some 300 bytes of JSON around every token of a few characters. */
const BYTES_PER_CHARACTER = 64
/** These speak of the server. Any other may be of the customer's making, and must not stop everybody's model. */
const outages: readonly ModelFailureKind[] = [
  'unreachable',
  'timeout',
  'cut',
  'server-error',
  'rate-limited',
  'unauthorized',
]

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
  /** Models that refused our extra parameters: they get the plain request from then on. */
  const plainModels = new Set<string>()
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl,
    // Else it reads these from the environment and sends them along.
    adminAPIKey: null,
    organization: null,
    project: null,
    // Retries are ours, within one budget; and its log would show chunks, which hold customers' words.
    maxRetries: 0,
    logLevel: 'off',
    timeout: budgetMs,
    fetch: createBoundedFetch(maxCharacters * BYTES_PER_CHARACTER),
    defaultHeaders: { 'X-Title': 'AI Support Bot' },
  })

  /** Tries, retries and falls back until a reply is usable or the time is up. */
  async function* persist(
    request: CompletionRequest,
    calls: ModelCallRecord[],
  ): AsyncGenerator<CompletionEvent, string, undefined> {
    const deadline = performance.now() + budgetMs
    const rest = [...models]
    let model = rest.shift() ?? ''
    let plain = plainModels.has(model)
    for (let tries = 1; ; tries += 1) {
      yield { type: 'attempt', model }
      try {
        const totalMs = deadline - performance.now()
        const text = yield* attempt({ client, tracer, limits }, { model, plain, totalMs, request, calls })
        if (plain) plainModels.add(model)
        return text
      } catch (error) {
        if (!(error instanceof AttemptFailure)) throw error
        const refused = !plain && error.status !== null && [400, 404, 422].includes(error.status)
        const step = refused
          ? ({ act: 'same-model', waitMs: 0 } as const)
          : nextStep({
              failure: error,
              tries,
              maxTries: models.length + 2,
              fallback: rest.length > 0,
              remainingMs: deadline - performance.now(),
              usefulMs: Math.min(2000, budgetMs / 10),
              jitter: random(),
            })
        const { kind, status } = error
        log.warn({ model, kind, status, tries, plain, next: step.act }, 'A call of the model failed.')
        if (step.act === 'give-up') throw error
        plain ||= refused
        if (step.act === 'next-model') {
          model = rest.shift() ?? model
          plain = plainModels.has(model)
        }
        // Its rejection only says that the signal aborted, and the next attempt ends on that at once.
        await sleep(step.waitMs, undefined, { signal: request.signal }).catch(() => undefined)
      }
    }
  }

  function report(permission: Permission, failure: AttemptFailure): void {
    if (!outages.includes(failure.kind)) {
      permission.withdrawn()
      return
    }
    lastOutage = failure.kind
    if (permission.failed(failure.retryAfterMs)) {
      log.error({ kind: failure.kind, models }, 'The language model is down: it is not asked for a while.')
    }
  }

  return {
    models,
    circuit: breaker.state,
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
