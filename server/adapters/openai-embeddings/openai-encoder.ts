import OpenAI from 'openai'
import type { Log } from '#server/ports/log.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'

export interface OpenAiEncoderOptions {
  /** Of any server that speaks OpenAI's API, `/v1` included. */
  baseUrl: string
  model: string
  apiKey: string | null
  log: Log
  /** A customer waits no longer for a vector; the search then goes on by words alone. */
  timeoutMs?: number
  backgroundTimeoutMs?: number
}

/** How long a broken endpoint is left alone: no message waits for it meanwhile. */
const REST_MS = 5_000
const FAILURES_UNTIL_REST = 3

/** Any OpenAI-compatible `/embeddings` endpoint. */
export function createOpenAiEncoder(options: OpenAiEncoderOptions): SentenceEncoder {
  const { model, log, timeoutMs = 1_000, backgroundTimeoutMs = 30_000 } = options
  // Its own retries and log lines are off: the one would keep customers waiting, the other show their words.
  const client = new OpenAI({
    baseURL: options.baseUrl,
    apiKey: options.apiKey ?? 'none',
    maxRetries: 0,
    logLevel: 'off',
  })
  const closing = new AbortController()
  let failures = 0
  let restUntil = 0

  async function ask(texts: readonly string[], background: boolean): Promise<Float32Array[]> {
    const signal = AbortSignal.any([
      closing.signal,
      AbortSignal.timeout(background ? backgroundTimeoutMs : timeoutMs),
    ])
    const { data } = await client.embeddings.create(
      { model, input: [...texts], encoding_format: 'float' },
      { signal },
    )
    if (!Array.isArray(data) || data.length !== texts.length)
      throw new Error(
        `The embeddings endpoint gave ${data?.length ?? 'no'} vectors for ${texts.length} texts.`,
      )
    const vectors: Float32Array[] = []
    data.forEach((item, at) => {
      vectors[item.index ?? at] = toUnit(item.embedding)
    })
    return texts.map((_, at) => {
      const vector = vectors[at]
      if (!vector) throw new Error('The embeddings endpoint left a text out.')
      return vector
    })
  }

  return {
    model: `${model}@${new URL(options.baseUrl).host}`,
    async embed(texts, { background = false } = {}) {
      if (closing.signal.aborted) throw new Error('The sentence encoder is closed.')
      if (performance.now() < restUntil) throw new Error('The embeddings endpoint is given a rest.')
      try {
        const vectors = await ask(texts, background)
        failures = 0
        return vectors
      } catch (error) {
        failures++
        if (failures >= FAILURES_UNTIL_REST) {
          restUntil = performance.now() + REST_MS
          // The status alone: the error may quote what was sent.
          const status = error instanceof OpenAI.APIError ? error.status : undefined
          log.warn(
            { status, failures },
            'The embeddings endpoint does not answer; the FAQ is searched without it.',
          )
        }
        throw error
      }
    },
    failure: () =>
      failures >= FAILURES_UNTIL_REST && performance.now() < restUntil
        ? 'The embeddings endpoint does not answer; the FAQ is searched without it.'
        : null,
    async close() {
      closing.abort()
    },
  }
}

function toUnit(values: readonly number[]): Float32Array {
  const vector = Float32Array.from(values)
  let squares = 0
  for (const value of vector) squares += value * value
  if (!(squares > 0) || !Number.isFinite(squares))
    throw new Error('The embeddings endpoint gave a vector without a length.')
  const factor = 1 / Math.sqrt(squares)
  return vector.map((value) => value * factor)
}
