import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * The built client. Hashed assets are kept for ever, the widget for minutes, pages are asked for again each time. The console has addresses of
 * its own below /console/: all of them are its one page.
 */
export function createStaticFiles(folder: string): Handler {
  const serve = sirv(folder, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders(response, pathname) {
      response.setHeader('cache-control', cacheControl(pathname))
      // Also for pages that isolate themselves (COEP): they load nothing that does not say so.
      if (pathname === '/widget.js') response.setHeader('cross-origin-resource-policy', 'cross-origin')
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

function cacheControl(pathname: string): string {
  if (pathname.startsWith('/assets/')) return 'public, max-age=31536000, immutable'
  // It stands on other sites, in every page view: not asked for each time, and yet soon the new one.
  return pathname === '/widget.js' ? 'public, max-age=300, stale-while-revalidate=86400' : 'no-cache'
}

/** Names with a dot are files: one that is missing is missing. */
function isConsolePage(pathname: string): boolean {
  return pathname.startsWith('/console/') && !pathname.includes('.')
}
