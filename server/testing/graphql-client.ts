import { createClient } from 'graphql-ws'
import WebSocket from 'ws'

export interface GraphqlAnswer<T> {
  status: number
  data: T
  errors: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[] | undefined
}

/** One operation over HTTP, as a partner would send it. */
export async function request<T = Record<string, never>>(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  bearer?: string,
): Promise<GraphqlAnswer<T>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    body: JSON.stringify({ query, variables }),
  })
  // The shape is the GraphQL specification's; what is in `data` is the test's own question.
  const body = (await response.json()) as Pick<GraphqlAnswer<T>, 'data' | 'errors'>
  return { status: response.status, ...body }
}

/** A subscription over graphql-ws, collected; `until` resolves with the first event that it accepts. */
export function subscribe<T>(
  url: string,
  query: string,
  variables: Record<string, unknown>,
  bearer?: string,
) {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: bearer ? { authorization: `Bearer ${bearer}` } : {},
  })
  const events: T[] = []
  const problems: unknown[] = []
  let wake: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    client.subscribe<T>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (data) events.push(data)
          if (errors) problems.push(...errors)
          wake()
        },
        error: (error) => {
          problems.push(error)
          wake()
          resolve()
        },
        complete: () => {
          wake()
          resolve()
        },
      },
    )
  })
  return {
    events,
    problems,
    ended,
    async until(accepts: (events: readonly T[]) => boolean, timeoutMs = 45_000): Promise<readonly T[]> {
      const limit = AbortSignal.timeout(timeoutMs)
      while (!accepts(events)) {
        if (limit.aborted)
          throw new Error(`It did not come; what came: ${JSON.stringify({ events, problems })}`)
        await new Promise<void>((resolve) => {
          wake = resolve
          limit.addEventListener('abort', () => resolve(), { once: true })
        })
      }
      return events
    },
    close: () => client.dispose(),
  }
}
