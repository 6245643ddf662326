import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { createOrigins } from './origins.ts'

const behindProxy = { trusted: true, hops: 1 }
const alone = { trusted: false, hops: 1 }

function allows(headers: Record<string, string>, trust = behindProxy, listed: string[] = []): boolean {
  return createOrigins(listed, trust).allows({ headers } as unknown as IncomingMessage)
}

const origin = 'https://support.example'

test.each([
  [{ host: 'support.example' }],
  [{ host: 'support.example:443' }],
  [{ host: 'SUPPORT.example' }],
  [{ host: '127.0.0.1:4000', 'x-forwarded-host': 'support.example' }],
  [{ host: '127.0.0.1:4000', 'x-forwarded-host': 'support.example:443', 'x-forwarded-proto': 'https' }],
  [{ host: '127.0.0.1:4000', 'x-forwarded-host': 'support.example', 'x-forwarded-proto': 'wss' }],
  // A CDN that speaks plain HTTP to the proxy.
  [{ host: 'support.example', 'x-forwarded-proto': 'http' }],
  [{ host: '127.0.0.1:4000', 'x-forwarded-host': 'anything.example, support.example' }],
])('a page of ours is known behind a proxy by %j', (headers) => {
  expect(allows({ origin, ...headers })).toBe(true)
})

test('a port that is not the usual one is part of the origin, wherever the proxy says it', () => {
  const page = 'https://support.example:8443'
  const host = '127.0.0.1:4000'
  expect(allows({ origin: page, host, 'x-forwarded-host': 'support.example:8443' })).toBe(true)
  expect(
    allows({ origin: page, host, 'x-forwarded-host': 'support.example', 'x-forwarded-port': '8443' }),
  ).toBe(true)
  expect(allows({ origin: page, host, 'x-forwarded-host': 'support.example' })).toBe(false)
  expect(allows({ origin: 'http://localhost:4000', host: 'localhost:4000' }, alone)).toBe(true)
  expect(allows({ origin: 'http://localhost:4001', host: 'localhost:4000' }, alone)).toBe(false)
})

test.each([
  [{ host: '127.0.0.1:4000', 'x-forwarded-host': 'evil.example' }],
  [{ host: '127.0.0.1:4000' }],
  [{ host: '' }],
  [{}],
  [{ host: '127.0.0.1:4000', 'x-forwarded-host': '[', 'x-forwarded-port': 'x' }],
])('another site stays another site with %j', (headers) => {
  expect(allows({ origin, ...headers })).toBe(false)
})

test('a page loaded without TLS is not ours when the proxy serves TLS', () => {
  const host = 'support.example'
  expect(allows({ origin: 'http://support.example', host, 'x-forwarded-proto': 'https' })).toBe(false)
  expect(allows({ origin: 'http://support.example', host, 'x-forwarded-proto': 'http' })).toBe(true)
})

test('without TRUST_PROXY the proxy headers that a client sends are ignored', () => {
  expect(allows({ origin, host: '127.0.0.1:4000', 'x-forwarded-host': 'support.example' }, alone)).toBe(false)
})

test.each(['null', 'file://', 'javascript:alert(1)', '', 'support.example'])(
  'an origin like "%s" is not one of ours',
  (strange) => {
    expect(allows({ origin: strange, host: 'support.example' })).toBe(false)
    expect(allows({ origin: strange, host: '' })).toBe(false)
  },
)
