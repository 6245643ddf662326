import { type ModelCallRecord, ModelFailure } from '#server/ports/language-model.ts'
import type { Deps } from '../deps.ts'
import { problemOf, type TranslationProblem } from './check-translation.ts'
import { joinSegments, segmentsOf } from './segments.ts'
import { parseTranslation, translationPrompt } from './translation-prompt.ts'

export interface TranslationRequest {
  texts: readonly string[]
  /** BCP 47, primary subtags. */
  from: string
  to: string
  /** Ends it before its time is over. */
  signal: AbortSignal
}

export type TranslationOutcome = {
  /** What it cost, failed attempts included. */
  calls: readonly ModelCallRecord[]
} & (
  | { kind: 'translated'; texts: readonly string[] }
  /** The translation says something else than the original, so it is shown to nobody. */
  | { kind: 'changed'; problem: TranslationProblem }
  /** No model, or none that answered in time. */
  | { kind: 'unavailable' }
)

export type TranslationDeps = Pick<Deps, 'model' | 'sleep' | 'log' | 'metrics' | 'settings'>

/** Whether there is a model, and it is to translate. */
export function mayTranslate({ model, settings }: Pick<Deps, 'model' | 'settings'>): boolean {
  return model.models.length > 0 && settings.translation
}

/**
 * Translates texts by the model, sentence by sentence in one call, and compares each with its original. Ends within
 * TRANSLATION_TIMEOUT_SECONDS; rejects only when `signal` aborts.
 * @throws ModelFailure `aborted`
 */
export async function translateTexts(
  deps: TranslationDeps,
  { texts, from, to, signal }: TranslationRequest,
): Promise<TranslationOutcome> {
  if (!mayTranslate(deps)) return { kind: 'unavailable', calls: [] }
  const segments = texts.map((text) => segmentsOf(text, from))
  const originals = segments.flat().map(({ text }) => text)
  const asked = await askInTime(deps, originals, { from, to, signal })
  if (asked.texts === null) return { kind: 'unavailable', calls: asked.calls }
  const { texts: translated, calls } = asked
  for (const [at, original] of originals.entries()) {
    const problem = problemOf(
      { text: original, language: from },
      { text: translated[at] ?? '', language: to },
    )
    if (problem !== null) return { kind: 'changed', problem, calls }
  }
  let next = 0
  const joined = segments.map((parts) => {
    const own = translated.slice(next, next + parts.length)
    next += parts.length
    return joinSegments(parts, own, to)
  })
  return { kind: 'translated', texts: joined, calls }
}

/** `texts` null: none in time. */
async function askInTime(
  { model, sleep, log, settings }: TranslationDeps,
  texts: readonly string[],
  { from, to, signal }: Omit<TranslationRequest, 'texts'>,
): Promise<{ texts: readonly string[] | null; calls: readonly ModelCallRecord[] }> {
  const ended = new AbortController()
  const late = new AbortController()
  void sleep(settings.translationTimeoutSeconds * 1000, ended.signal).then(() => {
    if (!ended.signal.aborted) late.abort()
  })
  const accept = (text: string) => parseTranslation(text, texts.length) !== null
  try {
    for await (const event of model.complete({
      ...translationPrompt(texts, { from, to }),
      accept,
      signal: AbortSignal.any([signal, late.signal]),
    }))
      if (event.type === 'done')
        return { texts: parseTranslation(event.text, texts.length), calls: event.calls }
    return { texts: null, calls: [] }
  } catch (error) {
    if (!(error instanceof ModelFailure) || signal.aborted) throw error
    log.warn({ kind: error.kind, from, to, err: error }, 'A text was not translated.')
    return { texts: null, calls: error.calls }
  } finally {
    ended.abort()
  }
}
