import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import type { ProxyTrust } from './client-address.ts'

export interface HostNamesOptions {
  /** Where this server listens: HOST. */
  host: string
  allowedOrigins: readonly string[]
  trust: ProxyTrust
}

/**
 * Whether a request may call this server by the name in its Host header. A server that only this machine reaches goes
 * by the machine's own names and those that the operator has listed: a page can have its own name resolve to 127.0.0.1
 * and would then be taken for one of ours (DNS rebinding). Behind a proxy of ours, and on a network, any name is good.
 */
export function createHostNames({ host, allowedOrigins, trust }: HostNamesOptions) {
  const isOpen = !isLoopback(host) || trust.trusted || allowedOrigins.includes('*')
  const listed = new Set(allowedOrigins.map((origin) => URL.parse(origin)?.hostname))

  return (request: IncomingMessage): boolean => {
    const { host: name } = request.headers
    // Browsers always name one.
    if (isOpen || !name) return true
    const hostname = URL.parse(`http://${name}`)?.hostname ?? ''
    return isLoopback(hostname) || listed.has(hostname)
  }
}

export type HostNames = ReturnType<typeof createHostNames>

/** `hostname` as in a URL: an IPv6 address may be in brackets. */
function isLoopback(hostname: string): boolean {
  if (/^(?:.+\.)?localhost\.?$/i.test(hostname)) return true
  const address = hostname.replace(/^\[(.*)\]$/, '$1')
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}
