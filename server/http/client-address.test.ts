import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { addressOf } from './client-address.ts'

const OWN = '10.1.1.1'

function seen(forwardedFor: string | undefined, hops = 1, trusted = true, remoteAddress = OWN): string {
  const request = { headers: { 'x-forwarded-for': forwardedFor }, socket: { remoteAddress } }
  return addressOf(request as unknown as IncomingMessage, { trusted, hops })
}

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['198.51.100.7:61234', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['::FFFF:c633:6407', '198.51.100.7'],
  ['[::ffff:198.51.100.7]:443', '198.51.100.7'],
  ['64:ff9b::c633:6407', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
  ['"[2001:db8:1:2::9]:443"', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::9', '2001:db8:1:3::/64'],
  ['fe80::1%eth0', 'fe80::/64'],
])('%s counts as %s', (given, address) => {
  expect(seen(given)).toBe(address)
  expect(seen(undefined, 1, false, given)).toBe(address)
})

test.each([
  'unknown',
  '',
  ' ',
  '_hidden',
  '198.51.100',
  '3325256711',
  '0xc6.0x33.0x64.0x07',
  '198.51.100.7.8',
  '2001:db8::1::2',
  '198.51.100.7; drop',
  'x'.repeat(5000),
])('%s is not an address: the connection’s own counts', (junk) => {
  expect(seen(junk)).toBe(OWN)
  expect(seen(`198.51.100.7, ${junk}`)).toBe(OWN)
})

describe('of several addresses', () => {
  const claimed = '6.6.6.6, 203.0.113.9, 198.51.100.7'

  test('the one written by the outermost trusted proxy counts', () => {
    expect(seen(claimed, 1)).toBe('198.51.100.7')
    expect(seen(claimed, 2)).toBe('203.0.113.9')
  })

  test('all come from our own proxies when there are fewer of them than proxies', () => {
    expect(seen('203.0.113.9', 3)).toBe('203.0.113.9')
    expect(seen(undefined, 3)).toBe(OWN)
  })

  test('none of them counts without a trusted proxy', () => {
    expect(seen(claimed, 2, false)).toBe(OWN)
  })
})
