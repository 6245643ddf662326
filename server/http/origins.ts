import type { IncomingMessage } from 'node:http'

/** Who may call from a browser: our own pages, and the origins that the operator lists (`*`: every one). */
export interface Origins {
  allows(request: IncomingMessage): boolean
  /** The headers that tell a browser so; none for a request that is not from another origin. */
  headers(request: IncomingMessage): Record<string, string>
}

export function createOrigins(allowed: readonly string[]): Origins {
  const everybody = allowed.includes('*')

  function foreignOrigin(request: IncomingMessage): string | null {
    const { origin, host } = request.headers
    if (origin === undefined) return null
    return host !== undefined && URL.parse(origin)?.host === host ? null : origin
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
