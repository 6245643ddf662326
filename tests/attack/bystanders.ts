import { setTimeout as delay } from 'node:timers/promises'
import { post } from './send.ts'

/** Customers who ask their questions while the server is attacked, each from an address of their own. */
export interface Bystanders {
  leave(): Promise<{ served: number; failed: number; slowestMs: number }>
}

const CUSTOMERS = 3
const PAUSE_MS = 300
const question = `mutation { sendMessage(input: { text: "How long does delivery take?" }) {
  ... on SendMessagePayload { reply { source } }
} }`

export function letOthersAsk(url: string, newAddress: () => string): Bystanders {
  const leaving = new AbortController()
  const figures = { served: 0, failed: 0, slowestMs: 0 }

  async function ask(): Promise<void> {
    while (!leaving.signal.aborted) {
      const started = performance.now()
      // A customer a question, from an address of its own, as a busy shop has them.
      const answer = await post(url, { query: question }, { address: newAddress() }).catch(() => null)
      figures.slowestMs = Math.max(figures.slowestMs, Math.round(performance.now() - started))
      if (answer?.body.includes('"source":"FAQ"')) figures.served += 1
      else figures.failed += 1
      await delay(PAUSE_MS)
    }
  }

  const all = Promise.all(Array.from({ length: CUSTOMERS }, ask))
  return {
    async leave() {
      leaving.abort()
      await all
      return figures
    },
  }
}
