import { describe, expect, it, vi } from 'vitest'
import { createNewsBuffer, MOST_LAG_MS, MOST_WAITING } from './news-buffer.ts'

type News = { type: 'message' | 'delta'; n: number }

describe('what waits for a reader', () => {
  function open() {
    let now = 0
    const onSlow = vi.fn()
    const pass = (ms: number) => {
      now += ms
    }
    const buffer = createNewsBuffer<News>({
      clock: () => new Date(now),
      supersedes: ({ type }) => (type === 'message' ? type : null),
      onDropped: () => undefined,
      onSlow,
    })
    return { buffer, onSlow, pass }
  }

  it('comes in order, and the newest of a kind stands for those before it', async () => {
    const { buffer } = open()
    for (const n of [1, 2]) buffer.push({ type: 'delta', n })
    buffer.push({ type: 'message', n: 3 })
    buffer.push({ type: 'message', n: 4 })
    buffer.push({ type: 'delta', n: 5 })
    const got = [await buffer.next(), await buffer.next(), await buffer.next(), await buffer.next()]
    expect(got.map((news) => news?.n)).toEqual([1, 2, 4, 5])
  })

  it('reaches a reader who is waiting already', async () => {
    const { buffer } = open()
    const next = buffer.next()
    buffer.push({ type: 'delta', n: 1 })
    expect(await next).toEqual({ type: 'delta', n: 1 })
  })

  it('is bounded: deltas beyond it are dropped, messages never', async () => {
    const { buffer } = open()
    for (let n = 0; n < 10 * MOST_WAITING; n += 1) buffer.push({ type: 'delta', n })
    buffer.push({ type: 'message', n: -1 })
    const got: (News | null)[] = []
    for (let taken = 0; taken <= MOST_WAITING; taken += 1) got.push(await buffer.next())
    expect(got.at(-1)).toEqual({ type: 'message', n: -1 })
  })

  it('calls the reader slow once, when nothing was taken for too long', async () => {
    const { buffer, onSlow, pass } = open()
    buffer.push({ type: 'delta', n: 1 })
    pass(MOST_LAG_MS)
    buffer.push({ type: 'delta', n: 2 })
    expect(onSlow).not.toHaveBeenCalled()
    pass(1)
    buffer.push({ type: 'delta', n: 3 })
    buffer.push({ type: 'delta', n: 4 })
    expect(onSlow).toHaveBeenCalledOnce()
  })

  it('calls nobody slow for whom there was nothing to take', async () => {
    const { buffer, onSlow, pass } = open()
    pass(10 * MOST_LAG_MS)
    buffer.push({ type: 'delta', n: 1 })
    await buffer.next()
    pass(10 * MOST_LAG_MS)
    buffer.push({ type: 'delta', n: 2 })
    expect(onSlow).not.toHaveBeenCalled()
  })

  it('ends a wait, and everything after it, when it is closed', async () => {
    const { buffer } = open()
    const next = buffer.next()
    buffer.close()
    buffer.push({ type: 'delta', n: 1 })
    expect([await next, await buffer.next()]).toEqual([null, null])
  })
})
