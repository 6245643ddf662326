import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { post } from './operations.ts'

/** How the socket of an ended credential is closed: graphql-ws' Unauthorized. */
const UNAUTHORIZED = 4401
/** 5 seconds are promised; a replica that is being hurt at that moment may take longer. */
const LIMIT_MS = 30_000

/**
 * Makes a key, follows the queue with it at one replica and revokes it at another one. False: the stream has ended for
 * another reason, or the replicas did not serve.
 * @throws when the stream outlives its key
 */
export async function revokeElsewhere(replica: string, other: string, adminKey: string): Promise<boolean> {
  const asAdmin = <T>(url: string, query: string, variables: Record<string, unknown> = {}) =>
    post<T>(url, { query, variables, bearer: adminKey }, 5000).catch(() => null)
  const made = await asAdmin<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
    other,
    `mutation { createApiKey(input: { name: "Gone soon", role: AGENT }) {
      ... on CreateApiKeyPayload { secret apiKey { id } } } }`,
  )
  if (!made) return false
  const { secret, apiKey } = made.createApiKey
  const stream = follow(replica, secret)
  try {
    if (!(await stream.opened)) return false
    const revoked = await asAdmin<{ revokeApiKey: { apiKey?: object } }>(
      other,
      `mutation($id: ID!) { revokeApiKey(input: { id: $id }) { ... on RevokeApiKeyPayload { apiKey { id } } } }`,
      { id: apiKey.id },
    )
    if (!revoked?.revokeApiKey.apiKey) return false
    const code = await Promise.race([stream.closed, delay(LIMIT_MS, 'open' as const, { ref: false })])
    if (code === 'open') throw new Error(`The stream of a revoked key was open after ${LIMIT_MS} ms.`)
    return code === UNAUTHORIZED
  } finally {
    await stream.close()
  }
}

class QuietWebSocket extends WebSocket {
  constructor(address: string | URL, protocols?: string | string[]) {
    super(address, protocols)
    this.on('error', () => undefined)
  }
}

function follow(url: string, bearer: string) {
  const opened = Promise.withResolvers<boolean>()
  const closed = Promise.withResolvers<number>()
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: QuietWebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${bearer}` },
    on: {
      connected: () => opened.resolve(true),
      closed: (event) => {
        opened.resolve(false)
        closed.resolve((event as { code: number }).code)
      },
    },
  })
  const ignore = () => undefined
  client.subscribe(
    { query: 'subscription { inboxEvents { __typename } }' },
    { next: ignore, error: ignore, complete: ignore },
  )
  return { opened: opened.promise, closed: closed.promise, close: async () => client.dispose() }
}
