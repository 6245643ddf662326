import { once } from 'node:events'
import WebSocket from 'ws'
import { TEST_ADMIN_KEY } from '#server/testing/start-app.ts'

const SUBPROTOCOL = 'graphql-transport-ws'
/** One message, told often enough that a few hundred of them fill what the system keeps between two sockets. */
const copies = Array.from({ length: 12 }, (_, at) => `copy${at}: text`).join(' ')
const query = `subscription ($id: ID!) {
  sessionEvents(sessionId: $id, afterSeq: 0) { ... on MessageAdded { message { ${copies} } } }
}`

/** Subscribes to a session and then takes nothing from its socket any more, as a page in a sleeping laptop does. */
export async function openSlowReader(url: string, sessionId: string): Promise<{ close(): void }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, SUBPROTOCOL)
  await once(socket, 'open')
  const payload = { authorization: `Bearer ${TEST_ADMIN_KEY}` }
  socket.send(JSON.stringify({ type: 'connection_init', payload }))
  await once(socket, 'message')
  socket.pause()
  const variables = { id: sessionId }
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }))
  return { close: () => socket.terminate() }
}
