import { Worker } from 'node:worker_threads'
import type { Log } from '#server/ports/log.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import type { WorkerReply, WorkerRequest } from './minilm-worker.ts'

export interface MinilmOptions {
  log: Log
  /** A customer waits no longer for the encoder; the search then goes on by words alone. */
  timeoutMs?: number
}

interface Order {
  id: number
  texts: readonly string[]
  resolve(vectors: Float32Array[]): void
  reject(error: Error): void
}

const maxRestarts = 5

/**
 * The bundled all-MiniLM-L6-v2 (int8, English) in a worker thread: the event loop never waits for it. Resolves when
 * the model is loaded, or has turned out not to work: then `failure()` says why and `embed` rejects.
 */
export async function createMinilmEncoder({ log, timeoutMs = 500 }: MinilmOptions): Promise<SentenceEncoder> {
  const waiting = new Map<number, Order>()
  const background: Order[] = []
  let words: ReadonlyMap<string, number> = new Map()
  let worker: Worker | null = null
  let failure: string | null = null
  let closed = false
  let restarts = 0
  let lastId = 0
  let backgroundId: number | null = null

  // The library under the worker would report to its maker: customers' words stay here, and so do ours. It asks the
  // environment of the whole process, which only the main thread can change.
  process.env.ORT_DISABLE_TELEMETRY ??= '1'

  function start(): Promise<void> {
    return new Promise((resolve) => {
      const started = new Worker(new URL('./minilm-worker.ts', import.meta.url))
      started.unref()
      let over = false
      const end = (error: unknown) => {
        if (!over && !closed) fail(error)
        over = true
        resolve()
      }
      started.on('message', (reply: WorkerReply) => {
        if (reply.type === 'ready') {
          worker = started
          failure = null
          words = new Map(reply.words.map((word, rank) => [word, rank]))
          resolve()
        } else settle(reply)
        sendBackground()
      })
      started.on('error', end)
      started.on('exit', () => end(new Error('The encoder has stopped')))
    })
  }

  function fail(error: unknown): void {
    const wasRunning = worker !== null
    worker = null
    backgroundId = null
    failure = 'The sentence encoder does not run; the FAQ is searched by words alone.'
    log.error({ err: error }, failure)
    for (const order of [...waiting.values(), ...background.splice(0)]) order.reject(new Error(failure))
    waiting.clear()
    // A model that never loaded will not load the next time either; one that crashed is worth another try.
    if (wasRunning && restarts++ < maxRestarts) void start()
  }

  function settle(reply: Exclude<WorkerReply, { type: 'ready' }>): void {
    const order = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (backgroundId === reply.id) backgroundId = null
    if (reply.type === 'embedded') order?.resolve(reply.vectors)
    else order?.reject(new Error(reply.message))
  }

  function send(order: Order): void {
    waiting.set(order.id, order)
    worker?.postMessage({ type: 'embed', id: order.id, texts: order.texts } satisfies WorkerRequest)
  }

  /** One text of the background at a time, so that a customer's message waits for one text at most. */
  function sendBackground(): void {
    if (!worker || backgroundId !== null) return
    const next = background.shift()
    if (!next) return
    backgroundId = next.id
    send(next)
  }

  function order(texts: readonly string[], give: (order: Order) => void): Promise<Float32Array[]> {
    if (!worker) return Promise.reject(new Error(failure ?? 'The sentence encoder is closed.'))
    return new Promise((resolve, reject) => {
      give({ id: ++lastId, texts, resolve, reject })
    })
  }

  await start()
  return {
    model: 'all-MiniLM-L6-v2-int8/layers-6-3-5',
    async embed(texts, options) {
      if (options?.background) {
        const vectors = await Promise.all(
          texts.map((text) => order([text], (one) => background.push(one) && sendBackground())),
        )
        return vectors.flat()
      }
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('The sentence encoder took too long.')), timeoutMs)
      })
      return Promise.race([order(texts, send), late]).finally(() => clearTimeout(timer))
    },
    wordRank: (word) => words.get(word),
    failure: () => failure,
    async close() {
      closed = true
      const stopping = worker
      worker = null
      if (!stopping) return
      const ended = new Promise((resolve) => stopping.once('exit', resolve))
      stopping.ref()
      stopping.postMessage({ type: 'close' } satisfies WorkerRequest)
      await ended
      for (const left of [...waiting.values(), ...background])
        left.reject(new Error('The sentence encoder is closed.'))
    },
  }
}
