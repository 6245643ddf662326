import { expect, test } from 'vitest'
import { problemText } from './problem-text.ts'

test('a conflict shows the server’s message about who was faster', () => {
  expect(problemText({ kind: 'conflict', explanation: 'Ada has this session.' })).toBe(
    'Ada has this session.',
  )
})

test('a rate limit counts down to its last second', () => {
  const problem = { kind: 'rate-limited', retryAt: 10_000 } as const
  expect(problemText(problem, 0)).toContain('10 s')
  expect(problemText(problem, 20_000)).toContain('1 s')
})
