import type { IncomingMessage } from 'node:http'

export interface RequestTarget {
  /** Begins with "/" and is percent-encoded; "" for BASE_PATH itself, without a slash at its end. */
  pathname: string
  search: string
}

/**
 * Where a request goes, below `basePath`: the only reading of its first line. What does not begin with "/" (absolute
 * form, authority form, "*") or does not parse is null, and so is a request whose Host is not a host: each of these
 * made a later reader of the raw line throw. A proxy that has taken `basePath` off already is as good as one that
 * has not, and probes need not know it.
 */
export function targetOf(request: IncomingMessage, basePath: string): RequestTarget | null {
  const { url = '', headers } = request
  if (!url.startsWith('/') || !isHost(headers.host)) return null
  // Behind a host of ours: "//evil.example/x" is a path here, and not another site.
  const parsed = URL.parse(`http://host${url}`)
  if (parsed === null) return null
  const { pathname, search } = parsed
  const isBelow = basePath !== '' && `${pathname}/`.startsWith(`${basePath}/`)
  return { pathname: isBelow ? pathname.slice(basePath.length) : pathname, search }
}

/** A name or an address, with or without a port. HTTP/1.0 needs none; Node refuses HTTP/1.1 without one. */
function isHost(host = ''): boolean {
  return host === '' || (!/[\s/?#\\@]/.test(host) && URL.canParse(`http://${host}`))
}
