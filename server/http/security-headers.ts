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

// GraphiQL comes as one page with its scripts and styles inside it, and starts its workers from there.
const explorerPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob: data:',
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** For GraphiQL's page, which exists in development only: it loads nothing from anywhere. */
export function setExplorerHeaders(response: ServerResponse): void {
  response.setHeader('content-security-policy', explorerPolicy)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
}
