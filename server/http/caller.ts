import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** `Bearer …` to what follows; null without a well-formed one. */
export function bearerIn(authorization: unknown): string | null {
  return typeof authorization === 'string'
    ? (/^Bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? null)
    : null
}

/** The span of a proxy that traces, too; what others send here would only spoil our traces. */
export function traceparentOf(request: IncomingMessage, trustProxy: boolean): string | null {
  const given = request.headers.traceparent
  return trustProxy && typeof given === 'string' ? given : null
}

const wellFormedId = /^[\w.:-]{8,128}$/

/** A proxy's own id of the request when it is well-formed, else a new one. */
export function requestIdOf(request: IncomingMessage, trustProxy: boolean): string {
  const given = request.headers['x-request-id']
  return trustProxy && typeof given === 'string' && wellFormedId.test(given) ? given : randomUUID()
}
