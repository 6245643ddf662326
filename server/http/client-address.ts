import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'

/** Which forwarding headers count. */
export interface ProxyTrust {
  /** TRUST_PROXY: a proxy of ours is before this server, and writes X-Forwarded-*. */
  trusted: boolean
  /** TRUSTED_HOPS: how many proxies in a row are ours; each appended the address that it saw. */
  hops: number
}

/**
 * The client's IP address, in the one form by which limits count: IPv4 as it is, IPv6 as its /64, which one customer
 * has to themselves. X-Forwarded-For counts only behind proxies that we trust: the entry of the outermost of them is
 * what it saw; the ones before it are what the client claims. What is not an address is not taken for one.
 */
export function addressOf(request: IncomingMessage, trust: ProxyTrust): string {
  const seen = request.socket.remoteAddress ?? ''
  return readAddress(forwarded(request, 'x-forwarded-for', trust)) ?? readAddress(seen) ?? 'unknown'
}

/** What the outermost trusted proxy wrote into a forwarding header; '' without one. */
export function forwarded(request: IncomingMessage, name: string, { trusted, hops }: ProxyTrust): string {
  if (!trusted) return ''
  const entries = String(request.headers[name] ?? '')
    .split(',')
    .map((entry) => entry.trim())
  // Fewer entries than proxies: the request came in behind the outermost, and a proxy of ours wrote all of them.
  return entries.at(-hops) ?? entries[0] ?? ''
}

function readAddress(text: string): string | null {
  // "[2001:db8::1]:443", "198.51.100.7:443": proxies write the port behind the address, and quote what holds a colon.
  const bare = text.replaceAll('"', '').replace(/^\[(.*)\](?::\d+)?$/, '$1')
  const host = /^[\d.]+:\d+$/.test(bare) ? bare.slice(0, bare.indexOf(':')) : bare
  if (ipaddr.IPv4.isValidFourPartDecimal(host)) return ipaddr.IPv4.parse(host).toString()
  if (!ipaddr.IPv6.isValid(host)) return null
  const address = ipaddr.IPv6.parse(host)
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString()
  // NAT64 (RFC 6052): the whole of IPv4 is in this one prefix.
  if (address.range() === 'rfc6052') return new ipaddr.IPv4(address.toByteArray().slice(12)).toString()
  return `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`
}
