import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { createSecurityHeaders } from './security-headers.ts'

const proxied = { trusted: true, hops: 1 }
const direct = { trusted: false, hops: 1 }

/** The headers of an answer to such a request. */
function headersFor(
  pathname: string,
  headers: Record<string, string>,
  { allowedOrigins = [] as string[], trust = direct } = {},
) {
  const request = Object.assign(new IncomingMessage(new Socket()), { headers })
  const response = new ServerResponse(request)
  createSecurityHeaders(allowedOrigins, trust).set(request, response, pathname)
  return response.getHeaders()
}

const policyFor = (...given: Parameters<typeof headersFor>) =>
  String(headersFor(...given)['content-security-policy'])

test('TLS is kept for a year once a proxy of ours had it, and never otherwise', () => {
  const header = 'strict-transport-security'
  const https = { 'x-forwarded-proto': 'https' }
  expect(headersFor('/', https, { trust: proxied })[header]).toBe('max-age=31536000')
  expect(headersFor('/', https)[header]).toBeUndefined()
  expect(headersFor('/', { 'x-forwarded-proto': 'http' }, { trust: proxied })[header]).toBeUndefined()
  expect(headersFor('/', {}, { trust: proxied })[header]).toBeUndefined()
})

test('pages connect to the addresses by which they were asked for, and to no other host', () => {
  const hosts = { host: '127.0.0.1:4000', 'x-forwarded-host': 'help.example' }
  const sources = (policy: string) => /connect-src ([^;]+)/.exec(policy)?.[1]
  expect(sources(policyFor('/', hosts))).toBe("'self' ws://127.0.0.1:4000 wss://127.0.0.1:4000")
  expect(sources(policyFor('/', hosts, { trust: proxied }))).toBe(
    "'self' ws://127.0.0.1:4000 wss://127.0.0.1:4000 ws://help.example wss://help.example",
  )
  expect(sources(policyFor('/', { host: '[::1]:4000' }))).toBe("'self' ws://[::1]:4000 wss://[::1]:4000")
})

test.each(['*', 'a b', 'x; script-src *', "x' 'unsafe-inline", '*.example', 'https://x'])(
  'a Host of %s adds nothing to the policy',
  (host) => expect(policyFor('/', { host })).toMatch(/connect-src 'self'(?:;|$)/),
)

test('a page asks for no camera, place or payment', () => {
  const policy = headersFor('/', {})['permissions-policy']
  for (const feature of ['camera', 'geolocation', 'microphone', 'payment'])
    expect(policy).toContain(`${feature}=()`)
})

test.each([
  ['/', [], "'self'"],
  [
    '/',
    ['https://shop.example', 'https://www.shop.example'],
    "'self' https://shop.example https://www.shop.example",
  ],
  ['/', ['*'], '*'],
  ['/listener.html', ['https://shop.example'], "'self' https://shop.example"],
  ['/console', ['*'], "'self'"],
  ['/console/sessions', ['https://shop.example'], "'self'"],
  ['/graphql', ['https://shop.example'], "'self'"],
])('%s is framed by sites of %j alone', (pathname, allowedOrigins, ancestors) => {
  expect(policyFor(pathname, {}, { allowedOrigins })).toMatch(
    new RegExp(`frame-ancestors ${RegExp.escape(ancestors)}(?:;|$)`),
  )
})
