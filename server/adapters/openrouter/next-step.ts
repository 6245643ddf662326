import type { AttemptFailure } from './attempt-failure.ts'

export type NextStep = { act: 'give-up' } | { act: 'same-model' | 'next-model'; waitMs: number }

export interface Situation {
  failure: Pick<AttemptFailure, 'kind' | 'retryAfterMs'>
  /** Tries so far, this one included. */
  tries: number
  maxTries: number
  /** Whether there is a model after this one. */
  fallback: boolean
  /** What is left of the time for the whole reply. */
  remainingMs: number
  /** Less time than this is not worth another try. */
  usefulMs: number
  /** 0..1, random: many replicas must not come back in step. */
  jitter: number
}

/** With a fallback at hand, how long a customer waits at most for a model that asked for a pause. */
const SHORT_PAUSE_MS = 1000
const FIRST_PAUSE_MS = 250
const MAX_PAUSE_MS = 2000

/** What to do after a failed try. Never waits for what does not fit the time that is left. */
export function nextStep(situation: Situation): NextStep {
  const step = preferredStep(situation)
  if (step.act === 'give-up' || situation.tries >= situation.maxTries) return { act: 'give-up' }
  return step.waitMs + situation.usefulMs > situation.remainingMs ? { act: 'give-up' } : step
}

function preferredStep({ failure, tries, fallback, remainingMs, usefulMs, jitter }: Situation): NextStep {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), MAX_PAUSE_MS) * (0.5 + jitter / 2)
  switch (failure.kind) {
    case 'aborted':
    case 'unauthorized':
    case 'unconfigured':
    case 'over-budget':
      return { act: 'give-up' }
    // The same request to the same model would end the same way.
    case 'rejected':
    case 'too-large':
    // A fallback may be free of charge.
    case 'out-of-credit':
      return fallback ? { act: 'next-model', waitMs: 0 } : { act: 'give-up' }
    case 'rate-limited': {
      const { retryAfterMs } = failure
      if (retryAfterMs === null)
        return fallback ? { act: 'next-model', waitMs: 0 } : { act: 'same-model', waitMs: pause }
      const fits = retryAfterMs + usefulMs <= remainingMs
      if (fits && (!fallback || retryAfterMs <= SHORT_PAUSE_MS))
        return { act: 'same-model', waitMs: retryAfterMs }
      return fallback ? { act: 'next-model', waitMs: 0 } : { act: 'give-up' }
    }
    case 'unreachable':
      return { act: fallback ? 'next-model' : 'same-model', waitMs: pause }
    case 'timeout':
    case 'cut':
    case 'garbage':
    case 'server-error':
      return fallback ? { act: 'next-model', waitMs: 0 } : { act: 'same-model', waitMs: pause }
  }
}
