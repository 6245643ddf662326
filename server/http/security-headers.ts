import type { IncomingMessage, ServerResponse } from 'node:http'
import { forwarded, type ProxyTrust } from './client-address.ts'

/** Sets on each answer what browsers may do with it. */
export interface SecurityHeaders {
  set(request: IncomingMessage, response: ServerResponse, pathname: string): void
  /** For GraphiQL's page, which exists in development only: it loads nothing from anywhere. */
  setForExplorer(request: IncomingMessage, response: ServerResponse): void
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
]

// GraphiQL comes as one page with its scripts and styles inside it, and starts its workers from there.
const explorerPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob: data:',
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]

/** What the chat and the console never ask for. */
const permissionsPolicy = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/** `allowedOrigins`: the sites with the widget, or `*`. They alone may have the chat in a frame; nobody has the console. */
export function createSecurityHeaders(allowedOrigins: readonly string[], trust: ProxyTrust): SecurityHeaders {
  const sites = allowedOrigins.includes('*') ? '*' : ["'self'", ...allowedOrigins].join(' ')

  function setForAll(request: IncomingMessage, response: ServerResponse, policy: readonly string[]): void {
    response.setHeader('content-security-policy', [...policy, connectSources(request, trust)].join('; '))
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader('permissions-policy', permissionsPolicy)
    // Browsers ignore it without TLS; of a proxy without TLS it would say what is not so.
    if (forwarded(request, 'x-forwarded-proto', trust).toLowerCase() === 'https')
      response.setHeader('strict-transport-security', 'max-age=31536000')
  }

  return {
    set(request, response, pathname) {
      const ancestors = isForStaff(pathname) ? "'self'" : sites
      setForAll(request, response, [...contentSecurityPolicy, `frame-ancestors ${ancestors}`])
      response.setHeader('cross-origin-opener-policy', 'same-origin')
    },
    setForExplorer(request, response) {
      setForAll(request, response, explorerPolicy)
    },
  }
}

function isForStaff(pathname: string): boolean {
  return pathname.startsWith('/console') || pathname.startsWith('/graphql')
}

/** This server, and its sockets by name: not every browser takes 'self' for them. */
function connectSources(request: IncomingMessage, trust: ProxyTrust): string {
  const hosts = [request.headers.host ?? '', forwarded(request, 'x-forwarded-host', trust)]
  const sockets = hosts.filter((host) => /^[\w.-]+(?::\d+)?$|^\[[\da-f:.]+\](?::\d+)?$/i.test(host))
  return [
    "connect-src 'self'",
    ...new Set(sockets.flatMap((host) => [`ws://${host}`, `wss://${host}`])),
  ].join(' ')
}
