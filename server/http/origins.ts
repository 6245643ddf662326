import type { IncomingMessage } from 'node:http'
import { forwarded, type ProxyTrust } from './client-address.ts'

/** Who may call from a browser: our own pages, and the origins that the operator lists (`*`: every one). */
export interface Origins {
  allows(request: IncomingMessage): boolean
  /** The headers that tell a browser so; none for a request that is not from another origin. */
  headers(request: IncomingMessage): Record<string, string>
}

export function createOrigins(allowed: readonly string[], trust: ProxyTrust): Origins {
  const everybody = allowed.includes('*')

  function foreignOrigin(request: IncomingMessage): string | null {
    const { origin } = request.headers
    return origin === undefined || isOurs(origin, request, trust) ? null : origin
  }

  function allows(request: IncomingMessage): boolean {
    const origin = foreignOrigin(request)
    return origin === null || everybody || allowed.includes(origin)
  }

  return {
    allows,
    headers(request): Record<string, string> {
      const origin = foreignOrigin(request)
      // Also where nothing is allowed: a cache in between must not hand that answer to an origin that is.
      if (origin === null || !allows(request)) return { vary: 'origin' }
      return {
        // Credentials are never allowed: there are no cookies, and nothing for another site to ride on.
        'access-control-allow-origin': everybody ? '*' : origin,
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-expose-headers': 'x-request-id',
        'access-control-max-age': '86400',
        vary: 'origin',
      }
    },
  }
}

/**
 * Whether a page of ours calls: its origin is the address by which the request came in. A proxy may send an address of
 * its own in Host (nginx does by default) and the customer's in X-Forwarded-Host. No page can set either of the two
 * without asking this server first, so both are good.
 */
function isOurs(origin: string, request: IncomingMessage, trust: ProxyTrust): boolean {
  const page = URL.parse(origin)
  if (page === null || !/^https?:$/.test(page.protocol)) return false
  // Traefik says "wss" of a socket.
  const scheme = forwarded(request, 'x-forwarded-proto', trust).toLowerCase().replace(/^ws/, 'http')
  // A page that was loaded without TLS may be anybody's, when the customers' addresses have it.
  if (scheme === 'https' && page.protocol !== 'https:') return false
  const host = forwarded(request, 'x-forwarded-host', trust)
  const port = forwarded(request, 'x-forwarded-port', trust)
  return [request.headers.host ?? '', host, `${host}:${port}`].some((ours) => {
    // Read with the page's scheme: ":443" is no part of an https origin.
    const address = ours === '' ? null : URL.parse(`${page.protocol}//${ours}`)
    return address?.origin === page.origin
  })
}
