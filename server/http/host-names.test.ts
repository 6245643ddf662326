import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createHostNames } from './host-names.ts'

const ask = (host?: string) => ({ headers: { host } }) as IncomingMessage
const direct = { trusted: false, hops: 1 }

describe('on a loopback address', () => {
  const allows = createHostNames({
    host: '127.0.0.1',
    allowedOrigins: ['https://shop.example'],
    trust: direct,
  })

  test.each([
    ['127.0.0.1:4000'],
    ['localhost'],
    ['LOCALHOST:4000'],
    ['shop.localhost:4000'],
    ['[::1]:4000'],
    ['[::ffff:127.0.0.1]'],
    ['127.9.9.9'],
    ['0x7f.1'],
    ['shop.example'],
    [undefined],
  ])('%s names this server', (host) => expect(allows(ask(host))).toBe(true))

  test.each([
    ['evil.example:4000'],
    ['localhost.evil.example'],
    ['127.0.0.1.evil.example'],
    ['192.168.0.7:4000'],
    ['xlocalhost'],
    ['[::2]'],
    ['notshop.example'],
  ])('%s is a name that another site points here', (host) => expect(allows(ask(host))).toBe(false))
})

test.each([
  { host: '0.0.0.0', allowedOrigins: [], trust: direct },
  { host: '127.0.0.1', allowedOrigins: ['*'], trust: direct },
  { host: '127.0.0.1', allowedOrigins: [], trust: { trusted: true, hops: 1 } },
])('any name is good: %j', (options) => expect(createHostNames(options)(ask('help.example'))).toBe(true))
