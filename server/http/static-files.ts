import { access, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import compression from 'compression'
import serveStatic from 'serve-static'

/** Of all that the build compresses; a compressed file's own ending would say something else. */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}
/** In the order of preference. */
const VARIANTS = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
]

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void
/** `pathname` is where the request goes (`targetOf`); its own url is not read. */
export type FileHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  next: () => void,
) => void

/**
 * The built client, compressed. Hashed assets are kept for ever, the widget for minutes, pages are asked for again
 * each time. The console has addresses of its own below /console/: all of them are its one page.
 */
export function createStaticFiles(folder: string, basePath = ''): FileHandler {
  // Express's own middleware; all that it uses of a request and a response is node's.
  const compress = compression() as unknown as Handler
  const serve = serveStatic(folder, {
    redirect: false,
    cacheControl: false,
    setHeaders(response, path) {
      const pathname = nameAsBuilt(path.slice(folder.length).replaceAll('\\', '/'))
      const type = TYPES[extname(pathname)]
      if (type) response.setHeader('content-type', type)
      response.setHeader('cache-control', cacheControl(pathname))
      if (!isForOtherSites(pathname)) return
      // Also for pages that isolate themselves (COEP): they load nothing that does not say so.
      response.setHeader('cross-origin-resource-policy', 'cross-origin')
      // Modules are loaded by CORS, whether a tag or import() asks for them.
      response.setHeader('access-control-allow-origin', '*')
    },
  })
  return (request, response, pathname, next) => {
    compress(request, response, async () => {
      const page = pageAt(pathname)
      if (page !== null) return void sendPage(join(folder, page), basePath, response, next)
      if (isVariant(pathname)) return next()
      request.url = await chooseVariant(folder, pathname, request, response)
      // A file that goes away while it is read is missing: no failure of one visitor's page may end the process.
      serve(request, response, () => {
        response.removeHeader('content-encoding')
        next()
      })
    })
  }
}

/**
 * The address of the file that the build has compressed already, the smallest that the browser takes; else its own.
 * Each has its own ETag, and `compression` says that they vary.
 */
async function chooseVariant(
  folder: string,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<string> {
  if (!(extname(pathname) in TYPES)) return pathname
  const accepted = String(request.headers['accept-encoding'] ?? '')
  for (const { encoding, ending } of VARIANTS) {
    if (!accepts(accepted, encoding)) continue
    const isThere = await access(join(folder, normalize(`/${pathname}${ending}`))).then(
      () => true,
      () => false,
    )
    if (!isThere) continue
    response.setHeader('content-encoding', encoding)
    return pathname + ending
  }
  return pathname
}

function accepts(accepted: string, encoding: string): boolean {
  return accepted.split(',').some((entry) => {
    const [name = '', ...parameters] = entry
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))
  })
}

const isVariant = (pathname: string): boolean => /\.(?:br|gz)$/.test(pathname)
/** Without the ending of a compressed variant. */
const nameAsBuilt = (pathname: string): string => pathname.replace(/\.(?:br|gz)$/, '')

/** The file of the page at an address. Names with a dot are files: one that is missing is missing. */
function pageAt(pathname: string): string | null {
  if (pathname === '/' || pathname === '/index.html') return 'index.html'
  if (pathname === '/listener.html') return 'listener.html'
  const ofConsole = pathname === '/console' || pathname.startsWith('/console/')
  return ofConsole && (!pathname.includes('.') || pathname.endsWith('/index.html'))
    ? 'console/index.html'
    : null
}

async function sendPage(
  path: string,
  basePath: string,
  response: ServerResponse,
  next: () => void,
): Promise<void> {
  const html = await readFile(path, 'utf8').catch(() => null)
  if (html === null) return next()
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('cache-control', 'no-cache')
  response.end(basePath === '' ? html : below(basePath, html))
}

/** The built page with its addresses below `basePath`, which its scripts read from the meta element. */
function below(basePath: string, html: string): string {
  return html
    .replaceAll(/( (?:src|href)=")\//g, `$1${basePath}/`)
    .replace('<head>', `<head>\n    <meta name="base-path" content="${basePath}" />`)
}

function cacheControl(pathname: string): string {
  if (pathname.startsWith('/assets/')) return 'public, max-age=31536000, immutable'
  // It stands on other sites, in every page view: not asked for each time, and yet soon the new one.
  return isForOtherSites(pathname) ? 'public, max-age=300, stale-while-revalidate=86400' : 'no-cache'
}

/** The widget's scripts. */
function isForOtherSites(pathname: string): boolean {
  return pathname === '/widget.js' || pathname === '/widget-panel.js'
}
