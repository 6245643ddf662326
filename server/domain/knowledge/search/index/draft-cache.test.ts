import { expect, test } from 'vitest'
import { createDraftCache } from './draft-cache.ts'

test('builds a repeated draft once, and evicts the least recently used', async () => {
  const cache = createDraftCache<number>()
  let makes = 0
  const get = (key: string) =>
    cache.get(key, async () => {
      makes += 1
      return makes
    })
  expect(await Promise.all([get('a'), get('a')])).toEqual([1, 1])
  for (const key of ['b', 'c', 'a', 'd', 'e']) await get(key)
  expect(makes).toBe(5)
  expect(await get('a')).toBe(1)
  await get('b')
  expect(makes).toBe(6)
})

test('retries a build that failed', async () => {
  const cache = createDraftCache<string>()
  await expect(cache.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await cache.get('a', async () => 'back')).toBe('back')
})
