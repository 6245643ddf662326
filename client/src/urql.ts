import { Client, fetchExchange } from '@urql/core'

/** The longest that a reply may take, with room for a slow network. */
const requestSeconds = 60

/**
 * Queries and mutations over HTTP. Nothing is cached: each surface keeps the state that it shows, and updates it from
 * what the server tells it. `authorization` is asked at every request.
 */
export function makeClient(url: string, authorization: () => string | undefined): Client {
  return new Client({
    url,
    exchanges: [fetchExchange],
    preferGetMethod: false,
    requestPolicy: 'network-only',
    fetchOptions: () => {
      const bearer = authorization()
      return {
        // Also from an iframe on another site: no cookie is ever needed, so none is ever sent.
        credentials: 'omit',
        headers: new Headers(bearer ? { authorization: bearer } : undefined),
        signal: AbortSignal.timeout(requestSeconds * 1000),
      }
    },
  })
}
