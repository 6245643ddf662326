import { Worker } from 'node:worker_threads'
import type { Log } from '#server/ports/log.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { createEncoderOrders } from './encoder-orders.ts'
import type { ThreadReply, ThreadRequest } from './serve-encoder.ts'

export interface EncoderThreadOptions {
  /** The program of the thread; it calls `serveEncoder`. */
  file: URL
  /** Handed to it as `workerData`. */
  data?: unknown
  log: Log
  /** A customer waits no longer for the encoder; the search then goes on by words alone. */
  timeoutMs: number
}

export interface EncoderThread<Facts> extends Pick<SentenceEncoder, 'embed' | 'failure' | 'close'> {
  /** What the thread knows of its model; null when it did not load. */
  facts(): Facts | null
  /** Why the thread cannot use what it was given; null when it can, or has failed for another reason. */
  refusal(): string | null
}

const MAX_RESTARTS = 5

/**
 * An encoder in a worker thread: the event loop never waits for it. Resolves when the model is loaded, or has turned
 * out not to work: then `failure()` says why and `embed` rejects. One that crashes later is started again.
 */
export async function openEncoderThread<Facts>(options: EncoderThreadOptions): Promise<EncoderThread<Facts>> {
  const { log, timeoutMs } = options
  let facts: Facts | null = null
  let worker: Worker | null = null
  let failure: string | null = null
  let refusal: string | null = null
  let closed = false
  let restarts = 0
  const orders = createEncoderOrders((request) => {
    worker?.ref()
    worker?.postMessage(request)
    return worker !== null
  })

  // The library under the worker would report to its maker: customers' words stay here, and so do ours. It asks the
  // environment of the whole process, which only the main thread can change.
  process.env.ORT_DISABLE_TELEMETRY ??= '1'

  async function start(): Promise<void> {
    const started = new Worker(options.file, { workerData: options.data })
    await new Promise<void>((resolve) => {
      started.on('message', (reply: ThreadReply<Facts>) => {
        if (reply.type === 'ready') {
          worker = started
          failure = null
          facts = reply.facts
          resolve()
        } else if (reply.type === 'refused') {
          // Its end is waited for.
          refusal = reply.message
          return
        } else orders.settle(reply)
        orders.next()
        // Idle, it keeps no process going; one that ended while it loads would end by an abort, while it encodes in the
        // middle of what waits for it.
        if (!closed && orders.areDone()) started.unref()
      })
      onceOver(started, (error) => {
        if (!closed) fail(error)
        resolve()
      })
    })
  }

  function fail(error: unknown): void {
    const wasRunning = worker !== null
    worker = null
    failure = 'The sentence encoder does not run; the FAQ is searched by words alone.'
    // What was refused is told to whoever asked for it.
    if (refusal === null) log.error({ err: error }, failure)
    orders.rejectAll(failure)
    // A model that never loaded will not load the next time either; one that crashed is worth another try.
    if (wasRunning && restarts++ < MAX_RESTARTS) void start()
  }

  await start()
  return {
    facts: () => facts,
    refusal: () => refusal,
    async embed(texts, embedding) {
      if (!worker) throw new Error(failure ?? 'The sentence encoder is closed.')
      if (!embedding?.background) return within(timeoutMs, orders.urgent(texts))
      return (await Promise.all(texts.map(orders.later))).flat()
    },
    failure: () => failure,
    async close() {
      closed = true
      const stopping = worker
      worker = null
      if (!stopping) return
      const ended = new Promise((resolve) => stopping.once('exit', resolve))
      stopping.ref()
      stopping.postMessage({ type: 'close' } satisfies ThreadRequest)
      await ended
      orders.rejectAll('The sentence encoder is closed.')
    },
  }
}

/** Calls `end` once, whether the thread fails or just stops. */
function onceOver(worker: Worker, end: (error: unknown) => void): void {
  let over = false
  const once = (error: unknown) => {
    if (!over) end(error)
    over = true
  }
  worker.on('error', once)
  worker.on('exit', () => once(new Error('The encoder has stopped')))
}

async function within(ms: number, vectors: Promise<Float32Array[]>): Promise<Float32Array[]> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The sentence encoder took too long.')), ms)
  })
  return Promise.race([vectors, late]).finally(() => clearTimeout(timer))
}
