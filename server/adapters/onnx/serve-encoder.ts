import { type MessagePort, parentPort } from 'node:worker_threads'

export type ThreadRequest = { type: 'embed'; id: number; texts: readonly string[] } | { type: 'close' }
export type ThreadReply<Facts> =
  | { type: 'ready'; facts: Facts }
  /** What was given to the thread cannot be used; it ends. */
  | { type: 'refused'; message: string }
  | { type: 'embedded'; id: number; vectors: Float32Array[] }
  | { type: 'failed'; id: number; message: string }

/** The port of an encoder's thread. @throws Error on the main thread */
export function encoderPort(): MessagePort {
  if (!parentPort) throw new Error('An encoder runs in a worker thread only.')
  return parentPort
}

/** Embeds what the main thread asks for, from the moment that it is told of `facts` until it says "close". */
export function serveEncoder<Facts>(
  port: MessagePort,
  parts: { facts: Facts; embed(text: string): Promise<Float32Array>; release(): Promise<void> },
): void {
  const reply = (message: ThreadReply<Facts>) => port.postMessage(message)
  port.on('message', async (request: ThreadRequest) => {
    if (request.type === 'close') {
      await parts.release()
      port.close()
      return
    }
    try {
      const vectors = []
      for (const text of request.texts) vectors.push(await parts.embed(text))
      reply({ type: 'embedded', id: request.id, vectors })
    } catch (error) {
      reply({ type: 'failed', id: request.id, message: String(error) })
    }
  })
  reply({ type: 'ready', facts: parts.facts })
}

export function refuse(port: MessagePort, message: string): void {
  port.postMessage({ type: 'refused', message } satisfies ThreadReply<never>)
  port.close()
}

/** At this length; what has none stays as it is. */
export function scaleTo(vector: Float32Array, length: number): void {
  let squares = 0
  for (const value of vector) squares += value * value
  const factor = length / Math.sqrt(squares || 1)
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) * factor
}
