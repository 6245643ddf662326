import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** `Bearer …` to what follows; null without a well-formed one. */
export function bearerIn(authorization: unknown): string | null {
  return typeof authorization === 'string'
    ? (/^Bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? null)
    : null
}

/**
 * The client's IP address. X-Forwarded-For counts only behind a proxy that we trust: its last entry is what that
 * proxy saw; the ones before it are what the client claims.
 */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : ''
  return forwarded || request.socket.remoteAddress || 'unknown'
}

/** The span of a proxy that traces, too; what anybody else says here would only spoil our traces. */
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
