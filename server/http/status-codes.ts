import type { Plugin } from 'graphql-yoga'

/**
 * Answers an operation that cannot be run with 4xx, as the GraphQL over HTTP specification wants it. Yoga keeps to the
 * old 200 for everybody who does not ask for the new media type; here only those get it who ask for the old one.
 */
export function statusCodes(): Plugin {
  return {
    onResultProcess({ request, result }) {
      if (request.headers.get('accept')?.includes('application/json')) return
      for (const { extensions } of 'errors' in result ? (result.errors ?? []) : []) {
        const http = extensions?.http
        if (typeof http === 'object' && http !== null && 'spec' in http) http.spec = false
      }
    },
    onResponse({ response }) {
      // What is left of the body is never read, so the connection is of no more use.
      if (response.status === 413) response.headers.set('connection', 'close')
    },
  }
}
