import { expect, test } from 'vitest'
import { RateLimited, Unavailable } from '#server/domain/errors.ts'
import { createOpenStreams } from './open-streams.ts'

test('an address has so many streams open, and may open another when one has ended', () => {
  const streams = createOpenStreams({ perAddress: 2, inAll: 10 })
  const close = streams.open('a')
  streams.open('a')
  expect(() => streams.open('a')).toThrow(RateLimited)
  streams.open('b')
  close()
  // Told twice, as of a connection that is cut while it ends.
  close()
  streams.open('a')
  expect(() => streams.open('a')).toThrow(RateLimited)
})

test('all together have so many open', () => {
  const streams = createOpenStreams({ perAddress: 2, inAll: 3 })
  const close = streams.open('a')
  streams.open('b')
  streams.open('c')
  expect(() => streams.open('d')).toThrow(Unavailable)
  close()
  streams.open('d')
})
