import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * The built client. Hashed assets are kept for ever, pages are asked for again each time. The console has addresses of
 * its own below /console/: all of them are its one page.
 */
export function createStaticFiles(folder: string): Handler {
  const serve = sirv(folder, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders(response, pathname) {
      const hashed = pathname.startsWith('/assets/')
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return (request, response, next) => {
    serve(request, response, () => {
      const pathname = URL.parse(request.url ?? '/', 'http://host')?.pathname ?? '/'
      if (!isConsolePage(pathname)) return next()
      request.url = '/console/index.html'
      serve(request, response, next)
    })
  }
}

/** Names with a dot are files: one that is missing is missing. */
function isConsolePage(pathname: string): boolean {
  return pathname.startsWith('/console/') && !pathname.includes('.')
}
