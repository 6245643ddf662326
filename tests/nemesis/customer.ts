import type { Evidence } from './evidence.ts'
import { CREATE, type CreateResult, post, SEND, type SendResult } from './operations.ts'
import type { Random } from './random.ts'
import { type Reader, startReader } from './reader.ts'

/** One customer: writes now and then, and reads their session in two windows. */
export interface Customer {
  readonly sessionId: string
  readonly readers: readonly Reader[]
  /** Writes no more; resolves once the last message is acknowledged or given up. */
  stopWriting(): Promise<void>
  close(): Promise<void>
}

export interface CustomerOptions {
  url: string
  name: string
  random: Random
  evidence: Evidence
  counts: RunCounts
  /** Whether this one asks for a person now and then. */
  asksForPeople: boolean
}

export interface RunCounts {
  deliveries: number
  sends: number
  retries: number
  /** Sends that were never acknowledged: the customer sees "not sent". */
  unsent: number
  MAX_SEND_MS: number
  /** Of one send. */
  mostRetries: number
  /** Why the latest try of a send failed. */
  latestFailure: string
}

const ATTEMPT_MS = 20_000
const GIVE_UP_MS = 120_000

export async function createCustomer(options: CustomerOptions): Promise<Customer> {
  const { url, name, random, evidence, counts } = options
  const created = await patiently(() => post<CreateResult>(url, { query: CREATE, variables: {} }, ATTEMPT_MS))
  const { session, sessionToken: token } = created?.createSession ?? {}
  if (!session || !token) throw new Error(`${name} got no session.`)
  const readers = ['one', 'two'].map((window) =>
    startReader({
      url,
      sessionId: session.id,
      token,
      name: `${name} ${window}`,
      random: random.fork(window),
      transport: window === 'two' && random.chance(0.5) ? 'sse' : 'websocket',
      onDelivered: () => {
        counts.deliveries += 1
      },
    }),
  )
  evidence.subscriptions.push(...readers.map((reader) => reader.evidence))
  let writing = true
  const wrote = write()

  async function write(): Promise<void> {
    for (let number = 1; writing; number += 1) {
      await pause(random.between(200, 1200), () => writing)
      if (writing) await send(`${name}-${number}`, textOf(random, options.asksForPeople))
    }
  }

  async function send(clientMessageId: string, text: string): Promise<void> {
    if (!session) return
    const started = performance.now()
    let retries = 0
    counts.sends += 1
    const input = { sessionId: session.id, text, clientMessageId }
    const sent = await patiently(
      () => post<SendResult>(url, { query: SEND, variables: { input }, bearer: token ?? '' }, ATTEMPT_MS),
      (error) => {
        counts.retries += 1
        retries += 1
        counts.mostRetries = Math.max(counts.mostRetries, retries)
        counts.latestFailure = String(error)
      },
    )
    const message = sent?.sendMessage.customerMessage
    if (!message) {
      counts.unsent += 1
      return
    }
    counts.MAX_SEND_MS = Math.max(counts.MAX_SEND_MS, Math.round(performance.now() - started))
    evidence.acknowledged.push({
      sessionId: session.id,
      clientMessageId,
      messageId: message.id,
      seq: message.seq,
    })
  }

  return {
    sessionId: session.id,
    readers,
    async stopWriting() {
      writing = false
      await wrote
    },
    async close() {
      await Promise.all(readers.map((reader) => reader.stop()))
    },
  }
}

/** Some have an FAQ's answer at once, some need the model, few ask for a person. */
function textOf(random: Random, asksForPeople: boolean): string {
  if (asksForPeople && random.chance(0.15)) return 'I want to talk to a person'
  if (random.chance(0.6)) return 'Hello'
  return `Zyxomma petiolatum ${random.between(1, 1_000_000)}?`
}

/** The one retry policy: the same request again until it is answered, with a pause, for two minutes. */
async function patiently<T>(
  attempt: () => Promise<T>,
  onRetry?: (error: unknown) => void,
): Promise<T | null> {
  const timeLimit = performance.now() + GIVE_UP_MS
  for (let wait = 200; ; wait = Math.min(2 * wait, 2000)) {
    try {
      return await attempt()
    } catch (error) {
      if (performance.now() > timeLimit) return null
      onRetry?.(error)
      await pause(wait, () => true)
    }
  }
}

async function pause(ms: number, wanted: () => boolean): Promise<void> {
  const until = performance.now() + ms
  while (wanted() && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(1, Math.min(100, until - performance.now()))))
  }
}
