import { type ModelCallRecord, ModelFailure } from '#server/ports/language-model.ts'
import type { Deps } from '../deps.ts'
import { problemOf, type TranslationProblem } from './check-translation.ts'
import type { TextIn } from './facts/same-facts.ts'
import { joinSegments, type Segment, segmentsOf } from './segments.ts'
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
  /** A translation says something else than its original. `problems`: of each text the first one, null without any. */
  | {
      kind: 'changed'
      problem: TranslationProblem
      problems: readonly (TranslationProblem | null)[]
      /** Fit only for who reads the originals beside them and knows what may be wrong. */
      texts: readonly string[]
    }
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
  let next = 0
  const done = segments.map((parts) => {
    const own = translated.slice(next, next + parts.length)
    next += parts.length
    return { text: joinSegments(parts, own, to), problem: firstProblem(parts, own, { from, to }) }
  })
  const joined = done.map(({ text }) => text)
  const problems = done.map(({ problem }) => problem)
  const problem = problems.find((one) => one !== null)
  return problem == null
    ? { kind: 'translated', texts: joined, calls }
    : { kind: 'changed', problem, problems, texts: joined, calls }
}

function firstProblem(
  originals: readonly Segment[],
  translated: readonly string[],
  { from, to }: Pick<TranslationRequest, 'from' | 'to'>,
): TranslationProblem | null {
  for (const [at, { text }] of originals.entries()) {
    const problem = problemOf({ text, language: from }, { text: translated[at] ?? '', language: to })
    if (problem !== null) return problem
  }
  return null
}

/** What speaks against a whole text as the translation of another one, whoever made it; null: nothing that code can see. */
export function differenceOf(original: TextIn, translated: TextIn): TranslationProblem | null {
  const parts = segmentsOf(original.text, original.language)
  const own = segmentsOf(translated.text, translated.language)
  // Where sentences were joined or parted, the texts are compared as a whole.
  if (parts.length !== own.length) return problemOf(original, translated)
  const languages = { from: original.language, to: translated.language }
  return firstProblem(
    parts,
    own.map(({ text }) => text),
    languages,
  )
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
