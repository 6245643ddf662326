import { expect, test } from 'vitest'
import { isPassing, problemOf, problemText } from './problem.ts'

test('a conflict says in the words of the server who was faster', () => {
  const problem = problemOf({ __typename: 'Conflict', problem: 'Ada has this session.' })
  expect(problemText(problem)).toBe('Ada has this session.')
  expect(isPassing(problem)).toBe(false)
})

test('an input that cannot be used names its field', () => {
  expect(problemOf({ __typename: 'InvalidInput', problem: 'It is empty.', field: 'question' })).toEqual({
    kind: 'invalid',
    explanation: 'It is empty.',
    field: 'question',
  })
})

test('what is worth another try is told apart from what is not', () => {
  expect(isPassing({ kind: 'unreachable' })).toBe(true)
  expect(isPassing(problemOf({ __typename: 'NotFound' }))).toBe(false)
  expect(isPassing(problemOf({ __typename: 'SomethingNew' }))).toBe(true)
})
