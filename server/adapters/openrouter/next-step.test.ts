import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModelFailureKind } from '#server/ports/language-model.ts'
import { nextStep, type Situation } from './next-step.ts'

const situation = (
  kind: ModelFailureKind,
  more: Partial<Situation> = {},
  retryAfterMs: number | null = null,
) => ({
  failure: { kind, retryAfterMs },
  tries: 1,
  maxTries: 5,
  fallback: false,
  remainingMs: 20_000,
  usefulMs: 2000,
  jitter: 1,
  ...more,
})
const everyKind: ModelFailureKind[] = [
  'unconfigured',
  'over-budget',
  'unreachable',
  'timeout',
  'cut',
  'garbage',
  'too-large',
  'rate-limited',
  'server-error',
  'unauthorized',
  'out-of-credit',
  'rejected',
  'aborted',
]

describe('after a failed try', () => {
  it.each(['unauthorized', 'aborted', 'unconfigured', 'over-budget'] as const)(
    '%s is never tried again',
    (kind) => {
      expect(nextStep(situation(kind, { fallback: true }))).toEqual({ act: 'give-up' })
    },
  )

  it.each(['rejected', 'too-large', 'out-of-credit'] as const)(
    '%s is only retried with another model',
    (kind) => {
      expect(nextStep(situation(kind))).toEqual({ act: 'give-up' })
      expect(nextStep(situation(kind, { fallback: true }))).toEqual({ act: 'next-model', waitMs: 0 })
    },
  )

  it.each(['timeout', 'cut', 'garbage', 'server-error'] as const)(
    '%s goes to the fallback, or is retried if there is none',
    (kind) => {
      expect(nextStep(situation(kind, { fallback: true }))).toEqual({ act: 'next-model', waitMs: 0 })
      expect(nextStep(situation(kind))).toEqual({ act: 'same-model', waitMs: 250 })
      expect(nextStep(situation(kind, { tries: 3, jitter: 0 }))).toEqual({ act: 'same-model', waitMs: 500 })
    },
  )
})

describe('a rate limit', () => {
  it('is waited out for as long as the server says, if there is time', () => {
    expect(nextStep(situation('rate-limited', {}, 7000))).toEqual({ act: 'same-model', waitMs: 7000 })
    expect(nextStep(situation('rate-limited', {}, 19_000))).toEqual({ act: 'give-up' })
    expect(nextStep(situation('rate-limited', {}, 3_600_000))).toEqual({ act: 'give-up' })
  })

  it('is not waited out when another model can answer sooner', () => {
    const fallback = { fallback: true }
    expect(nextStep(situation('rate-limited', fallback, 7000))).toEqual({ act: 'next-model', waitMs: 0 })
    expect(nextStep(situation('rate-limited', fallback))).toEqual({ act: 'next-model', waitMs: 0 })
    expect(nextStep(situation('rate-limited', fallback, 500))).toEqual({ act: 'same-model', waitMs: 500 })
  })

  it('without a word from the server is tried again after a pause', () => {
    expect(nextStep(situation('rate-limited'))).toEqual({ act: 'same-model', waitMs: 250 })
  })
})

it('never exceeds the number of tries or the deadline', () => {
  fc.assert(
    fc.property(
      fc.record({
        failure: fc.record({ kind: fc.constantFrom(...everyKind), retryAfterMs: fc.option(fc.nat(60_000)) }),
        tries: fc.integer({ min: 1, max: 10 }),
        maxTries: fc.integer({ min: 1, max: 10 }),
        fallback: fc.boolean(),
        remainingMs: fc.integer({ min: -100, max: 30_000 }),
        usefulMs: fc.nat(3000),
        jitter: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      (given) => {
        const step = nextStep(given)
        if (step.act === 'give-up') return
        expect(given.tries).toBeLessThan(given.maxTries)
        expect(step.waitMs + given.usefulMs).toBeLessThanOrEqual(given.remainingMs)
        expect(step.act === 'same-model' || given.fallback).toBe(true)
      },
    ),
  )
})
