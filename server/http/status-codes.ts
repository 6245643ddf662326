import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * The statuses and headers of answers with errors. An operation that cannot be run is answered with 4xx, as the GraphQL
 * over HTTP specification wants it: Yoga keeps to the old 200 for clients that do not ask for the new media type; here
 * only those get it who ask for the old one. One that cannot be run now says when to come again.
 */
export function statusCodes(): Plugin {
  return {
    onResultProcess({ request, result, setResult }) {
      if (Symbol.asyncIterator in result || Array.isArray(result) || !result.errors) return
      const keepsOldStatus = request.headers.get('accept')?.includes('application/json') ?? false
      const errors = result.errors.map((error) => {
        const http = httpOf(error, keepsOldStatus)
        return http === null ? error : copyWith(error, http)
      })
      setResult({ ...result, errors })
    },
    onResponse({ response }) {
      // Whose answer it is depends on the request's own headers, which no cache looks at; Yoga's streams say otherwise.
      response.headers.set('cache-control', 'no-store')
      // What is left of the body is never read, so the connection is of no more use.
      if (response.status === 413) response.headers.set('connection', 'close')
    },
  }
}

/** What an error says of its answer (Yoga's `extensions.http`); null: as it is. */
function httpOf({ extensions, path }: GraphQLError, keepsOldStatus: boolean): object | null {
  const { code, retryAfterSeconds, http } = extensions
  if (typeof retryAfterSeconds === 'number') {
    const headers = { 'retry-after': String(retryAfterSeconds) }
    if (code === 'UNAVAILABLE') return { status: 503, headers }
    // Of one field, it stands beside the data of others.
    if (code === 'RATE_LIMITED' && path === undefined) return { status: 429, headers }
  }
  if (keepsOldStatus || typeof http !== 'object' || http === null || !('spec' in http)) return null
  return { ...http, spec: false }
}

/** Yoga keeps the errors of a document and gives the same ones to the next who sends it, whatever they accept. */
function copyWith(error: GraphQLError, http: object): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error
  const rest = { nodes, source, positions, path, originalError }
  return new GraphQLError(message, { ...rest, extensions: { ...extensions, http } })
}
