import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/** The built client. Hashed assets are kept for ever, pages are asked for again each time. */
export function createStaticFiles(folder: string): Handler {
  return sirv(folder, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders(response, pathname) {
      const hashed = pathname.startsWith('/assets/')
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
