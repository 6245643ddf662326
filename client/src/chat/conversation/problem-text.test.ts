import { expect, test } from 'vitest'
import { problemFrom } from '../../session/problem.ts'
import { ar } from '../locale/ar.ts'
import { de } from '../locale/de.ts'
import { en } from '../locale/en.ts'
import { es } from '../locale/es.ts'
import { fr } from '../locale/fr.ts'
import { problemText } from './problem-text.ts'

test('a rate limit shows the seconds left, and counts down until sending is possible', () => {
  const problem = problemFrom({ __typename: 'RateLimited', retryAfterSeconds: 12 }, 1000)
  expect(problemText(problem, en, 1000)).toContain('12 s.')
  expect(problemText(problem, en, 12_000)).toContain('1 s.')
  expect(problemText(problem, en, 60_000)).toContain('now')
})

test.each([
  ['German', de, '12 s können'],
  ['Spanish', es, '12 s.'],
  ['French', fr, '12 s.'],
  ['Arabic', ar, '12 ث.'],
])('a rate limit counts down in %s, too', (_language, strings, seconds) => {
  const problem = problemFrom({ __typename: 'RateLimited', retryAfterSeconds: 12 }, 1000)
  expect(problemText(problem, strings, 1000)).toContain(seconds)
  expect(problemText(problem, strings, 60_000)).not.toMatch(/\d/)
})

test('an invalid text is explained in the server’s own words', () => {
  const problem = problemFrom({ __typename: 'InvalidInput', message: 'The text is empty.' }, 0)
  expect(problemText(problem, en, 0)).toBe('The text is empty.')
})
