import type { ServerResponse } from 'node:http'

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self' ws: wss:",
  "manifest-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ')

/** For every answer. The chat may stand in a frame of another site (the widget); the console may not. */
export function setSecurityHeaders(response: ServerResponse, pathname: string): void {
  const frames = pathname.startsWith('/console') || pathname.startsWith('/graphql') ? "'self'" : '*'
  response.setHeader('content-security-policy', `${contentSecurityPolicy}; frame-ancestors ${frames}`)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
}
