import { setTimeout as delay } from 'node:timers/promises'
import WebSocket from 'ws'
import { request } from '#server/testing/graphql-client.ts'
import { createRandom, type Random } from '../nemesis/random.ts'
import { startSoakApp } from './soak-app.ts'

export interface VanishReport {
  clients: number
  /** What is left at the server when everybody has gone; each is to be 0. */
  left: Left
}

export interface Left {
  sockets: number
  watchedSessions: number
  /** Their gauges, as Prometheus reads them. */
  gauges: Record<string, number>
}

const GAUGES = ['support_bot_sockets_open', 'support_bot_sessions_watched', 'support_bot_subscriptions_open']
const MAX_AT_ONCE = 60
/** A client that left without its connection's end is noticed by the second ping at the latest. */
const SETTLE_MS = 60_000

/** Clients that connect over WebSocket or SSE and leave without a word, at whatever moment it is. */
export async function runVanish({ seed, clients }: { seed: number; clients: number }): Promise<VanishReport> {
  const soak = await startSoakApp()
  const random = createRandom(seed)
  try {
    const sessions = await Promise.all(Array.from({ length: 10 }, () => openSession(soak.url)))
    let next = 0
    await Promise.all(
      Array.from({ length: MAX_AT_ONCE }, async () => {
        while (next < clients) {
          next += 1
          const own = random.fork(`client ${next}`)
          const session = own.pick(sessions)
          await (own.chance(0.5) ? overWebSocket(soak.url, session, own) : overSse(soak.url, session, own))
        }
      }),
    )
    const left = async () => ({
      sockets: soak.app.sockets(),
      watchedSessions: soak.app.deps.watch.watched(),
      gauges: await readGauges(soak.url),
    })
    const timeLimit = performance.now() + SETTLE_MS
    while (countLeft(await left()) > 0 && performance.now() < timeLimit) await delay(50)
    return { clients, left: await left() }
  } finally {
    await soak.close()
  }
}

export function countLeft({ sockets, watchedSessions, gauges }: Left): number {
  return sockets + watchedSessions + Object.values(gauges).reduce((sum, count) => sum + count, 0)
}

async function readGauges(url: string): Promise<Left['gauges']> {
  const page = await (await fetch(`${url}/metrics`)).text()
  const lines = page.split('\n').filter((line) => GAUGES.some((name) => line.startsWith(name)))
  if (lines.length < GAUGES.length) throw new Error(`The metrics lack one of ${GAUGES.join(', ')}.`)
  return Object.fromEntries(lines.map((line) => [line.split(' ')[0], Number(line.split(' ').at(-1))]))
}

interface Session {
  id: string
  token: string
}

async function openSession(url: string): Promise<Session> {
  const { data } = await request<{ createSession: { session: { id: string }; sessionToken: string } }>(
    url,
    'mutation { createSession(input: {}) { ... on CreateSessionPayload { session { id } sessionToken } } }',
  )
  return { id: data.createSession.session.id, token: data.createSession.sessionToken }
}

const FOLLOW = `subscription($id: ID!) { sessionEvents(sessionId: $id, afterSeq: 0) { __typename } }`

async function overWebSocket(url: string, { id, token }: Session, random: Random): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  // Whoever vanishes hears of no error.
  socket.on('error', () => undefined)
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const say = (message: object) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }
  socket.once('open', () => say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }))
  socket.once('message', () => {
    say({ id: '1', type: 'subscribe', payload: { query: FOLLOW, variables: { id } } })
    if (random.chance(0.2)) say({ id: '1', type: 'complete' })
  })
  await delay(random.between(0, 120))
  if (random.chance(0.3)) socket.close()
  else socket.terminate()
  await gone
}

async function overSse(url: string, { id, token }: Session, random: Random): Promise<void> {
  const leaving = new AbortController()
  const read = fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query: FOLLOW, variables: { id } }),
    signal: leaving.signal,
  })
    .then((response) => response.text())
    // Its own leaving.
    .catch(() => undefined)
  await delay(random.between(0, 120))
  leaving.abort()
  await read
}
