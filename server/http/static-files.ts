import type { IncomingMessage, ServerResponse } from 'node:http'
import compression from 'compression'
import serveStatic from 'serve-static'

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * The built client, compressed. Hashed assets are kept for ever, the widget for minutes, pages are asked for again
 * each time. The console has addresses of its own below /console/: all of them are its one page.
 */
export function createStaticFiles(folder: string): Handler {
  // Express's own middleware; all that it uses of a request and a response is node's.
  const compress = compression() as unknown as Handler
  const serve = serveStatic(folder, {
    extensions: ['html'],
    redirect: false,
    cacheControl: false,
    setHeaders(response, path) {
      const pathname = path.slice(folder.length).replaceAll('\\', '/')
      response.setHeader('cache-control', cacheControl(pathname))
      // Also for pages that isolate themselves (COEP): they load nothing that does not say so.
      if (pathname === '/widget.js') response.setHeader('cross-origin-resource-policy', 'cross-origin')
    },
  })
  return (request, response, next) => {
    compress(request, response, () => {
      if (isConsolePage(pathnameOf(request))) request.url = '/console/index.html'
      // A file that goes away while it is read is missing: no failure of one visitor's page may end the process.
      serve(request, response, () => next())
    })
  }
}

function pathnameOf(request: IncomingMessage): string {
  return URL.parse(request.url ?? '/', 'http://host')?.pathname ?? '/'
}

function cacheControl(pathname: string): string {
  if (pathname.startsWith('/assets/')) return 'public, max-age=31536000, immutable'
  // It stands on other sites, in every page view: not asked for each time, and yet soon the new one.
  return pathname === '/widget.js' ? 'public, max-age=300, stale-while-revalidate=86400' : 'no-cache'
}

/** Names with a dot are files: one that is missing is missing. */
function isConsolePage(pathname: string): boolean {
  return pathname === '/console' || (pathname.startsWith('/console/') && !pathname.includes('.'))
}
