import { describe, expect, it, vi } from 'vitest'
import { createEventBuffer, MAX_LAG_MS, MAX_WAITING } from './event-buffer.ts'

type News = { type: 'message' | 'delta'; n: number }

describe('events buffered for a reader', () => {
  function open() {
    let now = 0
    const onSlow = vi.fn()
    const pass = (ms: number) => {
      now += ms
    }
    const buffer = createEventBuffer<News>({
      clock: () => new Date(now),
      supersedes: ({ type }) => (type === 'message' ? type : null),
      onDropped: () => undefined,
      onSlow,
    })
    return { buffer, onSlow, pass }
  }

  it('come in order, and the newest of a kind replaces the earlier ones', async () => {
    const { buffer } = open()
    for (const n of [1, 2]) buffer.push({ type: 'delta', n })
    buffer.push({ type: 'message', n: 3 })
    buffer.push({ type: 'message', n: 4 })
    buffer.push({ type: 'delta', n: 5 })
    const got = [await buffer.next(), await buffer.next(), await buffer.next(), await buffer.next()]
    expect(got.map((news) => news?.n)).toEqual([1, 2, 4, 5])
  })

  it('reach a reader who is already waiting', async () => {
    const { buffer } = open()
    const next = buffer.next()
    buffer.push({ type: 'delta', n: 1 })
    expect(await next).toEqual({ type: 'delta', n: 1 })
  })

  it('are bounded: excess deltas are dropped, messages never', async () => {
    const { buffer } = open()
    for (let n = 0; n < 10 * MAX_WAITING; n += 1) buffer.push({ type: 'delta', n })
    buffer.push({ type: 'message', n: -1 })
    const got: (News | null)[] = []
    for (let taken = 0; taken <= MAX_WAITING; taken += 1) got.push(await buffer.next())
    expect(got.at(-1)).toEqual({ type: 'message', n: -1 })
  })

  it('mark the reader as slow once, when it has read nothing for too long', async () => {
    const { buffer, onSlow, pass } = open()
    buffer.push({ type: 'delta', n: 1 })
    pass(MAX_LAG_MS)
    buffer.push({ type: 'delta', n: 2 })
    expect(onSlow).not.toHaveBeenCalled()
    pass(1)
    buffer.push({ type: 'delta', n: 3 })
    buffer.push({ type: 'delta', n: 4 })
    expect(onSlow).toHaveBeenCalledOnce()
  })

  it('do not mark a reader as slow when there was nothing to read', async () => {
    const { buffer, onSlow, pass } = open()
    pass(10 * MAX_LAG_MS)
    buffer.push({ type: 'delta', n: 1 })
    await buffer.next()
    pass(10 * MAX_LAG_MS)
    buffer.push({ type: 'delta', n: 2 })
    expect(onSlow).not.toHaveBeenCalled()
  })

  it('end for good when the buffer is closed, including a pending wait', async () => {
    const { buffer } = open()
    const next = buffer.next()
    buffer.close()
    buffer.push({ type: 'delta', n: 1 })
    expect([await next, await buffer.next()]).toEqual([null, null])
  })
})
