import { createClient } from 'graphql-ws'
import WebSocket from 'ws'

export interface Operation {
  query: string
  variables?: Record<string, unknown>
  /** Of a subscription: makes happen what it tells of; called until it has. */
  provoke?: () => Promise<unknown>
}

export interface Answer {
  data?: Record<string, unknown> | null | undefined
  errors?: readonly AnswerError[] | undefined
}

export interface AnswerError {
  message: string
  path?: readonly (string | number)[] | undefined
  extensions?: Record<string, unknown>
}

export interface Transport {
  /** The first answer to the operation. */
  ask(operation: Operation, bearer: string | undefined): Promise<Answer>
  close(): Promise<void>
}

export type TransportName = 'HTTP' | 'SSE' | 'WebSocket'

const PROVOKE_AGAIN_MS = 100

/** The ways in which an operation reaches the server at `url`. */
export function createTransports(url: string): Record<TransportName, Transport> {
  return {
    HTTP: { ask: (operation, bearer) => post(url, operation, bearer), close: async () => undefined },
    SSE: { ask: (operation, bearer) => stream(url, operation, bearer), close: async () => undefined },
    WebSocket: createSockets(url),
  }
}

async function post(url: string, operation: Operation, bearer: string | undefined): Promise<Answer> {
  const response = await send(url, operation, bearer, { accept: 'application/json' })
  return (await response.json()) as Answer // As the GraphQL specification has it.
}

async function stream(url: string, operation: Operation, bearer: string | undefined): Promise<Answer> {
  const leaving = new AbortController()
  const response = await send(url, operation, bearer, { accept: 'text/event-stream', signal: leaving.signal })
  if (!response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body)
    throw new Error(`No stream, but ${response.status}: ${await response.text()}`)
  const stop = provoke(operation)
  let text = ''
  try {
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      text += piece
      const data = /^event: next\ndata: (.*)\n\n/m.exec(text)?.[1]
      if (data !== undefined) return JSON.parse(data)
    }
  } finally {
    stop()
    leaving.abort()
  }
  throw new Error(`The stream ended without an answer: ${text}`)
}

function send(
  url: string,
  { query, variables = {} }: Operation,
  bearer: string | undefined,
  { accept, signal }: { accept: string; signal?: AbortSignal },
): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', accept },
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify({ query, variables }),
    ...(signal ? { signal } : {}),
  })
}

/** One socket a credential, kept open. */
function createSockets(url: string): Transport {
  const clients = new Map<string | undefined, ReturnType<typeof createClient>>()
  const open = (bearer: string | undefined) => {
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazyCloseTimeout: 60_000,
      connectionParams: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
    })
    clients.set(bearer, client)
    return client
  }
  return {
    ask(operation, bearer) {
      const client = clients.get(bearer) ?? open(bearer)
      return new Promise((resolve, reject) => {
        const stop = provoke(operation)
        const end = (settle: () => void) => {
          stop()
          leave()
          settle()
        }
        const leave = client.subscribe<Record<string, unknown>>(
          { query: operation.query, variables: operation.variables ?? {} },
          {
            next: (answer) => end(() => resolve(answer)),
            // A refusal before the execution: the list of errors is the answer.
            error: (error) =>
              end(() => (Array.isArray(error) ? resolve({ data: null, errors: error }) : reject(error))),
            complete: () => end(() => reject(new Error('It was completed without an answer.'))),
          },
        )
      })
    },
    async close() {
      for (const client of clients.values()) await client.dispose()
    },
  }
}

/** Returns what ends it. */
function provoke({ provoke: happen }: Operation): () => void {
  if (!happen) return () => undefined
  let ended = false
  const again = () => {
    if (!ended) void happen().finally(() => setTimeout(again, PROVOKE_AGAIN_MS))
  }
  again()
  return () => {
    ended = true
  }
}
