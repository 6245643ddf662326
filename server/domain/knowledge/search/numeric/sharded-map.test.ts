import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createShardedMap } from './sharded-map.ts'

test('keeps what a Map keeps', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.nat())), (entries) => {
      const sharded = createShardedMap<number>()
      for (const [key, value] of entries) sharded.set(key, value)
      const plain = new Map(entries)
      expect(sharded.size()).toBe(plain.size)
      for (const [key, value] of plain) expect([sharded.get(key), sharded.has(key)]).toEqual([value, true])
      expect([sharded.get('not there'), sharded.has('not there')]).toEqual([undefined, false])
    }),
  )
})
