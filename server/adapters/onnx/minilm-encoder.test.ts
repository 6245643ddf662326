import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { createMinilmEncoder } from './minilm-encoder.ts'

const ignore = () => undefined
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore }
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)

/** A customer waits half a second; a test on a busy machine must not depend on it. */
const timeoutMs = 60_000

describe('the bundled encoder', async () => {
  const encoder = await createMinilmEncoder({ log, timeoutMs })
  afterAll(() => encoder.close())

  it('runs without a network and gives vectors of length 1', async () => {
    expect(encoder.failure()).toBeNull()
    const [vector = new Float32Array()] = await encoder.embed(['Where is my parcel?'])
    expect(dot(vector, vector)).toBeCloseTo(1, 4)
  })

  it('keeps its library from reporting to its vendor, however it is started', () => {
    expect(process.env.ORT_DISABLE_TELEMETRY).toBe('1')
  })

  it('puts sentences of one meaning closer than sentences that share words', async () => {
    const [a, b, c] = (await encoder.embed([
      'where is my parcel',
      'my package has not been delivered yet',
      'where is my mother',
    ])) as [Float32Array, Float32Array, Float32Array]
    const last = (vector: Float32Array) => vector.subarray(0, 384)
    expect(dot(last(a), last(b))).toBeGreaterThan(dot(last(a), last(c)))
  })

  it('gives the same vector in the background, in order', async () => {
    const texts = Array.from({ length: 12 }, (_, at) => `text number ${at}`)
    const [slow, quick] = await Promise.all([
      encoder.embed(texts, { background: true }),
      encoder.embed(texts),
    ])
    slow.forEach((vector, at) => {
      expect(dot(vector, quick[at] ?? new Float32Array())).toBeCloseTo(1, 4)
    })
  })

  it('knows English words from typing errors', () => {
    expect(encoder.wordRank?.('account')).toBeGreaterThan(0)
    expect(encoder.wordRank?.('acocunt')).toBeUndefined()
  })

  it('keeps a process going that waits for vectors, and no other', async () => {
    const script = `
      const { createMinilmEncoder } = await import('./server/adapters/onnx/minilm-encoder.ts')
      const ignore = () => undefined
      const encoder = await createMinilmEncoder({ log: { debug: ignore, info: ignore, warn: ignore, error: ignore } })
      const vectors = await encoder.embed(['Where is my parcel?', 'Do you ship abroad?'], { background: true })
      console.log(vectors.length)`
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script])
    expect(stdout.trim()).toBe('2')
  })

  it('rejects after it was closed, and closes in time', async () => {
    const other = await createMinilmEncoder({ log })
    await other.close()
    await expect(other.embed(['too late'])).rejects.toThrow(/closed/)
  })
})
