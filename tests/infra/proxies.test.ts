import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'
import { type Customer, newCustomer } from '../journeys/customer.ts'
import { events, openSocket, seqsTold, until } from '../journeys/socket.ts'
import { findProgram } from './find-program.ts'
import { proxyKinds, type RunningProxy, startProxy } from './proxies.ts'

/** What a socket of a page of this origin is answered: 101 when it may connect. */
function upgrade(url: string, origin: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', {
      origin,
      rejectUnauthorized: false,
    })
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    socket.on('error', reject)
  })
}

describe.each(proxyKinds)('behind $name', (kind) => {
  const program = findProgram(kind.program, kind.debianPackage)
  let app: RunningApp
  let proxy: RunningProxy
  let url: string
  let customer: Customer

  beforeAll(async () => {
    if (!program) return
    app = await startTestApp({
      env: {
        ...{ NODE_ENV: 'production', BASE_PATH: kind.basePath, TRUST_PROXY: 'true' },
        ...{ EMBEDDINGS: 'off', RATE_LIMIT_REQUESTS: '8', RATE_LIMIT_WINDOW: '3600' },
      },
    })
    proxy = await startProxy(kind, program, Number(new URL(app.url).port))
    url = proxy.url + kind.basePath
    customer = await newCustomer(url)
  })
  afterAll(async () => {
    await proxy?.close()
    await app?.close()
  })

  test.skipIf(!program)('pages, the widget and health are there', async () => {
    expect(await (await fetch(`${url}/`)).text()).toContain('<div id="chat"')
    for (const path of ['/console', '/widget.js', '/health/ready']) {
      expect((await fetch(url + path)).status, path).toBe(200)
    }
  })

  test.skipIf(!program)('a socket gets events as they happen', async () => {
    const socket = openSocket(url, customer.token)
    const told = socket.subscribe(events, { id: customer.id, afterSeq: 0 })
    await customer.say('Thanks')
    await until(() => expect(seqsTold(told)).toEqual([1, 2]))
    socket.close()
  })

  test.skipIf(!program)('a stream comes piece by piece', async () => {
    const leaving = new AbortController()
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${customer.token}`,
      },
      body: JSON.stringify({ query: events, variables: { id: customer.id, afterSeq: 0 } }),
      signal: leaving.signal,
    })
    let heard = ''
    const reading = (async () => {
      for await (const chunk of response.body ?? []) heard += Buffer.from(chunk).toString()
    })().catch(() => undefined)
    await until(() => expect(heard).toContain('"seq":2'))
    expect(heard).not.toContain('"seq":4')
    await customer.say('Thanks')
    await until(() => expect(heard).toContain('"seq":4'))
    leaving.abort()
    await reading
  })

  test.skipIf(!program)('our own pages may connect, and no others', async () => {
    expect(await upgrade(url, proxy.url)).toBe(101)
    expect(await upgrade(url, 'https://evil.example')).toBe(403)
    if (!kind.hasTls) return
    expect(await upgrade(proxy.tlsUrl + kind.basePath, proxy.tlsUrl)).toBe(101)
    expect(await upgrade(proxy.tlsUrl + kind.basePath, proxy.tlsUrl.replace('https', 'http'))).toBe(403)
  })

  test.skipIf(!program)('no client escapes the limits by claiming other addresses', async () => {
    const outcomes: (string | undefined)[] = []
    for (let n = 0; n < 45; n += 1) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `6.6.6.${n}` },
        body: JSON.stringify({ query: 'mutation { createSession(input: {}) { __typename } }' }),
      })
      const { data } = (await response.json()) as { data: { createSession: { __typename: string } } | null }
      outcomes.push(data?.createSession.__typename)
    }
    expect(outcomes[0]).toBe('CreateSessionPayload')
    expect(outcomes.at(-1)).toBe('RateLimited')
  })
})
