import { setTimeout as delay } from 'node:timers/promises'
import { subscribe } from '#server/testing/graphql-client.ts'
import { ADMIN_KEY, startCluster } from '../nemesis/cluster.ts'
import { CREATE, type CreateResult, post, SEND, type SendResult } from '../nemesis/operations.ts'
import { createRandom } from '../nemesis/random.ts'
import { ofLimit } from './of-limit.ts'

const LIMIT_MS = 2000
const HAND_OFFS = 30
const TIMEOUT_MS = 60_000

const INBOX = 'subscription { inboxEvents { ... on TicketChanged { ticket { id session { id } } } } }'
interface InboxResult {
  inboxEvents: { ticket: { id: string; session: { id: string } } }
}

/**
 * How long after the answer to the message that asked for a person the inbox of another web process, and the webhook,
 * which a worker process calls, hear of the ticket.
 */
export async function measureNotices(): Promise<void> {
  const heardAt = new Map<string, number>()
  const notified = { add: (ticketId: string) => heardAt.set(ticketId, performance.now()) }
  const cluster = await startCluster({ random: createRandom(1), evidence: { notified } })
  if (typeof cluster === 'string') {
    console.log(`Skipped: ${cluster}`)
    return
  }
  try {
    const [asked, other] = cluster.webs.map(({ url }) => url)
    if (asked === undefined || other === undefined) throw new Error('The cluster has two web processes.')
    const inbox = subscribe<InboxResult>(other, INBOX, {}, ADMIN_KEY)
    // A socket that is open, so that its opening is not measured.
    await delay(1000)
    const inboxMs: number[] = []
    const webhookMs: number[] = []
    for (let count = 0; count < HAND_OFFS; count++) {
      const sessionId = await askForPerson(asked)
      const escalatedAt = performance.now()
      const ticketOf = (events: readonly InboxResult[]) =>
        events.find(({ inboxEvents: { ticket } }) => ticket.session.id === sessionId)?.inboxEvents.ticket.id
      const events = await inbox.until((some) => ticketOf(some) !== undefined, TIMEOUT_MS)
      inboxMs.push(performance.now() - escalatedAt)
      const ticketId = ticketOf(events) ?? ''
      while (!heardAt.has(ticketId)) await delay(1)
      webhookMs.push(Math.max(0, (heardAt.get(ticketId) ?? 0) - escalatedAt))
    }
    inbox.close()
    for (const [name, times] of Object.entries({ inbox: inboxMs, webhook: webhookMs })) {
      const sorted = times.toSorted((a, b) => a - b)
      const median = sorted[Math.floor(sorted.length / 2)] ?? 0
      const longest = sorted.at(-1) ?? 0
      console.log(`${name.padEnd(8)} median ${median.toFixed(1)} ms, longest ${ofLimit(longest, LIMIT_MS)}`)
    }
  } finally {
    await cluster.close()
  }
}

async function askForPerson(url: string): Promise<string> {
  const { createSession } = await post<CreateResult>(url, { query: CREATE, variables: {} }, TIMEOUT_MS)
  const { session, sessionToken: bearer } = createSession
  if (!session || !bearer) throw new Error('There is no session.')
  const variables = { input: { sessionId: session.id, text: 'I want to talk to a person' } }
  await post<SendResult>(url, { query: SEND, variables, bearer }, TIMEOUT_MS)
  return session.id
}
