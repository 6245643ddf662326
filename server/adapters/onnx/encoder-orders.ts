import type { ThreadReply, ThreadRequest } from './serve-encoder.ts'

interface Order {
  id: number
  texts: readonly string[]
  resolve(vectors: Float32Array[]): void
  reject(error: Error): void
}

/** The texts that callers wait for, customers' before those of the background. */
export interface EncoderOrders {
  /** Encodes at once. */
  urgent(texts: readonly string[]): Promise<Float32Array[]>
  /** Encodes when nothing urgent is in the way. */
  later(text: string): Promise<Float32Array[]>
  settle(reply: Extract<ThreadReply<never>, { id: number }>): void
  /** Takes up background work again, when the thread may be free. */
  next(): void
  /** Nothing is waited for. */
  areDone(): boolean
  /** Rejects all that is waited for. */
  rejectAll(message: string): void
}

/** @param post hands a request to the thread; false when there is none, and the order then waits for `next`. */
export function createEncoderOrders(post: (request: ThreadRequest) => boolean): EncoderOrders {
  const waiting = new Map<number, Order>()
  const background: Order[] = []
  let backgroundId: number | null = null
  let lastId = 0

  function send(order: Order): boolean {
    waiting.set(order.id, order)
    return post({ type: 'embed', id: order.id, texts: order.texts })
  }

  /** One text of the background at a time, so that a customer's message waits for one text at most. */
  function sendNext(): void {
    const order = backgroundId === null ? background.shift() : undefined
    if (!order) return
    backgroundId = order.id
    if (send(order)) return
    waiting.delete(order.id)
    backgroundId = null
    background.unshift(order)
  }

  function order(texts: readonly string[], place: (order: Order) => void): Promise<Float32Array[]> {
    return new Promise((resolve, reject) => {
      lastId += 1
      place({ id: lastId, texts, resolve, reject })
    })
  }

  return {
    urgent: (texts) => order(texts, send),
    later: (text) =>
      order([text], (one) => {
        background.push(one)
        sendNext()
      }),
    settle(reply) {
      const settled = waiting.get(reply.id)
      waiting.delete(reply.id)
      if (backgroundId === reply.id) backgroundId = null
      if (reply.type === 'embedded') settled?.resolve(reply.vectors)
      else settled?.reject(new Error(reply.message))
    },
    next: sendNext,
    areDone: () => waiting.size === 0 && background.length === 0,
    rejectAll(message) {
      const left = [...waiting.values(), ...background.splice(0)]
      waiting.clear()
      backgroundId = null
      for (const one of left) one.reject(new Error(message))
    },
  }
}
