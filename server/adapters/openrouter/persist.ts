import { setTimeout as sleep } from 'node:timers/promises'
import type OpenAI from 'openai'
import type { CompletionEvent, CompletionRequest, ModelCallRecord } from '#server/ports/language-model.ts'
import type { Log } from '#server/ports/log.ts'
import type { Tracer } from '#server/ports/tracer.ts'
import { type AttemptLimits, attempt } from './attempt.ts'
import { AttemptFailure } from './attempt-failure.ts'
import { type RequestForm, requestForms } from './completion-params.ts'
import { type NextStep, nextStep } from './next-step.ts'

export interface PersistenceOptions {
  client: OpenAI
  tracer: Tracer
  log: Log
  limits: AttemptLimits
  /** In the order in which they are asked. */
  models: readonly string[]
  /** For one reply, all tries together. */
  budgetMs: number
  /** 0..1 */
  random: () => number
}

/** Tries, retries and falls back until a reply is usable or the time is up; adds a record of each try to `calls`. */
export type Persist = (
  request: CompletionRequest,
  calls: ModelCallRecord[],
) => AsyncGenerator<CompletionEvent, string, undefined>

/** What servers say to a parameter or a role that they do not know. */
const REFUSALS = [400, 404, 415, 422, 501]

export function createPersistence(options: PersistenceOptions): Persist {
  const { client, tracer, log, limits, models, budgetMs, random } = options
  /** What a model that refused more takes: it gets that from then on. */
  const knownForms = new Map<string, RequestForm>()
  const formFor = (model: string) => knownForms.get(model) ?? 'full'

  return async function* persist(request, calls) {
    const deadline = performance.now() + budgetMs
    const rest = [...models]
    let model = rest.shift() ?? ''
    let form = formFor(model)
    for (let tries = 1; ; tries += 1) {
      yield { type: 'attempt', model }
      try {
        const totalMs = deadline - performance.now()
        const text = yield* attempt({ client, tracer, limits }, { model, form, totalMs, request, calls })
        if (form !== 'full') knownForms.set(model, form)
        return text
      } catch (error) {
        if (!(error instanceof AttemptFailure)) throw error
        const simpler = refusesForm(error) ? requestForms[requestForms.indexOf(form) + 1] : undefined
        const step: NextStep = simpler
          ? { act: 'same-model', waitMs: 0 }
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
        log.warn({ model, kind, status, tries, form, next: step.act }, 'A call of the model failed.')
        if (step.act === 'give-up') throw error
        form = simpler ?? form
        if (step.act === 'next-model') {
          model = rest.shift() ?? model
          form = formFor(model)
        }
        // Its rejection only says that the signal aborted, and the next attempt ends on that at once.
        await sleep(step.waitMs, undefined, { signal: request.signal }).catch(() => undefined)
      }
    }
  }
}

function refusesForm({ kind, status }: AttemptFailure): boolean {
  return status !== null && REFUSALS.includes(status) && (kind === 'rejected' || kind === 'server-error')
}
