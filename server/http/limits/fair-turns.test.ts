import { expect, test } from 'vitest'
import { createFairTurns } from './fair-turns.ts'

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

test('one operation begins in each turn of the event loop, and addresses take turns', async () => {
  const turns = createFairTurns()
  const begun: string[] = []
  for (const operation of ['a1', 'a2', 'a3', 'b1', 'b2'])
    void Promise.resolve(turns.next(operation.slice(0, 1))).then(() => begun.push(operation))
  const counts: number[] = []
  for (let turn = 0; turn < 7; turn += 1) {
    await nextTurn()
    counts.push(begun.length)
  }
  expect(begun).toEqual(['a1', 'a2', 'b1', 'a3', 'b2'])
  for (const [index, count] of counts.entries()) expect(count - (counts[index - 1] ?? 0)).toBeLessThan(3)
})

test('an operation that comes alone does not wait', async () => {
  const turns = createFairTurns()
  expect(turns.next('a')).toBeNull()
  expect(turns.next('a')).not.toBeNull()
  await nextTurn()
  await nextTurn()
  await nextTurn()
  expect(turns.next('a')).toBeNull()
})
