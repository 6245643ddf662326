import { expect, test } from 'vitest'
import { en } from './locales/en.ts'
import { problemFrom } from './problem.ts'
import { problemText } from './problem-text.ts'

test('a rate limit says the seconds that are left, and counts down to an invitation', () => {
  const problem = problemFrom({ __typename: 'RateLimited', retryAfterSeconds: 12 }, 1000)
  expect(problemText(problem, en, 1000)).toContain('12 seconds')
  expect(problemText(problem, en, 12_000)).toContain('1 second.')
  expect(problemText(problem, en, 60_000)).toContain('now')
})

test('an invalid text is explained in the server’s own words', () => {
  const problem = problemFrom({ __typename: 'InvalidInput', problem: 'The text is empty.' }, 0)
  expect(problemText(problem, en, 0)).toBe('The text is empty.')
})
