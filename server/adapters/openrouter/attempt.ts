import type OpenAI from 'openai'
import type { CompletionEvent, CompletionRequest, ModelCallRecord } from '#server/ports/language-model.ts'
import type { Tracer } from '#server/ports/tracer.ts'
import { AttemptFailure } from './attempt-failure.ts'
import { completionParams, type RequestForm } from './completion-params.ts'
import { type Measurements, readCompletion } from './read-completion.ts'
import { sortFailure } from './sort-failure.ts'
import { createWatchdog } from './watchdog.ts'

export interface AttemptLimits {
  firstTokenMs: number
  gapMs: number
  maxCharacters: number
}

export interface Attempt {
  model: string
  form: RequestForm
  totalMs: number
  request: CompletionRequest
  /** Its record is added here however it ends. */
  calls: ModelCallRecord[]
}

/**
 * One try at one model: yields the pieces of the text, returns the whole.
 * @throws AttemptFailure and nothing else.
 */
export async function* attempt(
  { client, tracer, limits }: { client: OpenAI; tracer: Tracer; limits: AttemptLimits },
  { model, form, totalMs, request, calls }: Attempt,
): AsyncGenerator<CompletionEvent, string, undefined> {
  const measured: Measurements = { promptTokens: 0, completionTokens: 0, costUsd: 0, firstTokenMs: null }
  const { maxCharacters, ...patience } = limits
  const span = tracer.begin('model-call', { model })
  const started = performance.now()
  const watchdog = createWatchdog(request.signal, { ...patience, totalMs })
  // It stays so only when the caller stops reading half-way.
  let outcome: ModelCallRecord['outcome'] = 'aborted'
  try {
    let text = ''
    const params = completionParams(model, request, form)
    const asked = { client, params, traceparent: span.traceparent }
    for await (const piece of readCompletion(asked, watchdog, { maxCharacters, measured })) {
      text += piece
      yield { type: 'text', text: piece }
    }
    if (!request.accept(text)) throw new AttemptFailure('garbage', 'The reply is not usable.')
    outcome = 'ok'
    return text
  } catch (error) {
    const failure = sortFailure(error, Date.now())
    outcome = failure.kind
    throw failure
  } finally {
    watchdog.end()
    calls.push({ model, outcome, ...measured, durationMs: Math.round(performance.now() - started) })
    span.add({ outcome, ...measured })
    span.end(outcome === 'ok' ? undefined : 'failed')
  }
}
