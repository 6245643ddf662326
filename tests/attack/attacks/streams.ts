import WebSocket from 'ws'
import type { Attack } from '../attack.ts'
import { atOnce, headersOf, post } from '../send.ts'

const STREAMS = 1500
const created =
  'mutation { createSession(input: {}) { ... on CreateSessionPayload { sessionToken session { id } } } }'

export const attack: Attack = {
  title: `${STREAMS} streams over SSE and ${STREAMS} sockets of one address`,
  async run({ url, newAddress, count, say }) {
    const address = newAddress()
    const { data } = JSON.parse((await post(url, { query: created }, { address })).body)
    const { sessionToken: bearer, session } = data.createSession
    const query = `subscription { sessionEvents(sessionId: "${session.id}") { __typename } }`
    const leaving = new AbortController()
    const sockets: WebSocket[] = []
    let open = 0
    await atOnce(16, Array(STREAMS).keys(), async (turn) => {
      say(`stream ${turn}`)
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: headersOf({ address, bearer, accept: 'text/event-stream' }),
        body: JSON.stringify({ query }),
        signal: leaving.signal,
      })
      count(response.status)
      if (response.status === 200) open += 1
      else await response.text()
    })
    await atOnce(16, Array(STREAMS).keys(), async (turn) => {
      say(`socket ${turn}`)
      const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        headers: { 'x-forwarded-for': address },
      })
      await new Promise<void>((resolve) => {
        socket.on('open', () => {
          open += 1
          sockets.push(socket)
          resolve()
        })
        socket.on('error', () => resolve())
      })
    })
    leaving.abort()
    for (const socket of sockets) socket.terminate()
    return open <= 200 ? [] : [`${open} streams were open at a time`]
  },
}
