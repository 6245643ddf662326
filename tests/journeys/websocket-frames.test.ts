import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'
import { until } from './socket.ts'
import { closing, harmless } from './websocket-frames.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startTestApp({ env: { NODE_ENV: 'production', EMBEDDINGS: 'off' } })
})
afterAll(() => app?.close())

/** Sends each frame when the server has had its say about the one before. */
function open(frames: readonly (string | Buffer)[]) {
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  const heard: { type: string; id?: string }[] = []
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  socket.on('message', (data) => heard.push(JSON.parse(String(data))))
  socket.on('open', async () => {
    for (const frame of frames) {
      socket.send(frame)
      // A ping of WebSocket itself is answered in turn.
      const turn = new Promise((resolve) => socket.once('pong', resolve))
      socket.ping()
      await Promise.race([turn, closed])
    }
  })
  return { socket, heard, closed }
}

test.each(closing)('%s closes the socket with %i', async (_name, code, frames) => {
  const { closed } = open(frames)
  expect(await closed).toBe(code)
})

test('an id that is in use closes the socket, and ends the operation under that id', async () => {
  const watch = (id: string) =>
    JSON.stringify({
      id,
      type: 'subscribe',
      payload: { query: 'subscription { inboxEvents { __typename } }' },
    })
  const authorization = 'Bearer ak_test_admin_key_of_no_server'
  const init = JSON.stringify({ type: 'connection_init', payload: { authorization } })
  const { closed } = open([init, watch('1'), watch('2'), watch('1')])
  expect(await closed).toBe(4409)
})

test.each(harmless)('%s leaves the socket open', async (_name, frames) => {
  const { socket, heard } = open(frames)
  await until(() => expect(heard).toContainEqual({ type: 'connection_ack' }))
  socket.send(JSON.stringify({ id: 'last', type: 'subscribe', payload: { query: '{ faqCategories }' } }))
  await until(() => expect(heard).toContainEqual(expect.objectContaining({ type: 'next', id: 'last' })))
  socket.terminate()
})

test('nothing is run after a frame that closes the socket', async () => {
  const said = {
    id: '1',
    type: 'subscribe',
    payload: { query: 'mutation { createSession(input: {}) { __typename } }' },
  }
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  socket.on('message', () => {
    for (const frame of [{ type: 'next', id: '1', payload: {} }, said]) socket.send(JSON.stringify(frame))
  })
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })))
  expect(await closed).toBe(4400)
  expect(await app.database.db.session.count()).toBe(0)
})

test('none of it is a defect of ours', async () => {
  expect(closing.length + harmless.length).toBeGreaterThanOrEqual(60)
  const metrics = await (await fetch(`${app.url}/metrics`)).text()
  expect(metrics).toContain('support_bot_defects_total{where="request"} 0')
})
