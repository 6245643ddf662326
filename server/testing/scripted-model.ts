import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { ModelRequest } from './model-request.ts'
import { modelFaults } from './scripted-model-faults.ts'
import type { ModelScript } from './scripted-model-scripts.ts'

/**
 * A real HTTP server that speaks OpenAI's chat completions and says only what it was told to say. A request without
 * a script is refused and stays visible in `complaints`; end a test with `expectNothingLeft()`.
 */
export interface ScriptedModel {
  /** For `OPENROUTER_BASE_URL`. */
  url: string
  /** Answers the next requests, one script each, in order. */
  script(...scripts: ModelScript[]): void
  /** Answers every request for which no script is waiting; undefined: refuse them again. */
  otherwise(make: ((request: ModelRequest) => ModelScript) | undefined): void
  /**
   * Answers requests for a summary from now on. They come from jobs, whenever those run, and would else take the script
   * that a test has for its next question.
   */
  summaries(make: () => ModelScript): void
  readonly requests: readonly ModelRequest[]
  /** Resolves when the server has had `count` requests in all. */
  asked(count: number): Promise<ModelRequest>
  /** How often it was asked for the list of its models: no request for an answer. */
  listed(): number
  readonly complaints: readonly string[]
  /** @throws Error naming requests without a script and scripts without a request. */
  expectNothingLeft(): void
  close(): Promise<void>
}

/** @param port 0: one of the system's choosing. */
export async function startScriptedModel(port = 0, host = '127.0.0.1'): Promise<ScriptedModel> {
  const waiting: ModelScript[] = []
  const requests: ModelRequest[] = []
  const complaints: string[] = []
  const watchers = new Set<() => void>()
  let listed = 0
  let make: ((request: ModelRequest) => ModelScript) | undefined
  let summarize: (() => ModelScript) | undefined

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (incoming.method === 'GET' && incoming.url === '/v1/models') {
      listed += 1
      response.setHeader('content-type', 'application/json').end('{"data":[]}')
      return
    }
    const ended = new Promise<'complete' | 'aborted'>((resolve) => {
      response.on('close', () => resolve(response.writableFinished ? 'complete' : 'aborted'))
    })
    const request = { ...(await readRequest(incoming)), ended }
    requests.push(request)
    const asked = incoming.method === 'POST' && incoming.url === '/v1/chat/completions'
    const summary = asksForSummary(request) ? summarize?.() : undefined
    const script = asked ? (summary ?? waiting.shift() ?? make?.(request)) : undefined
    if (!script) {
      complaints.push(
        `Request ${requests.length}, ${incoming.method} ${incoming.url} for ${request.model}, has no script.`,
      )
    }
    for (const look of watchers) look()
    await (script ?? modelFaults.status(500, { message: 'no script for this request' }))(response, request)
  }

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error: unknown) => {
      // A client may leave while it is still asking.
      if (!incoming.destroyed) complaints.push(String(error))
      response.destroy()
    })
  })
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  const actualPort = typeof address === 'object' && address !== null ? address.port : port

  return {
    url: `http://${host}:${actualPort}/v1`,
    requests,
    listed: () => listed,
    complaints,
    script: (...scripts) => void waiting.push(...scripts),
    otherwise(next) {
      make = next
    },
    summaries(next) {
      summarize = next
    },
    asked(count) {
      return new Promise((resolve) => {
        const look = () => {
          const request = requests[count - 1]
          if (!request) return
          watchers.delete(look)
          resolve(request)
        }
        watchers.add(look)
        look()
      })
    },
    expectNothingLeft() {
      const unused = waiting.length > 0 ? [`${waiting.length} scripts were never asked for.`] : []
      const all = [...complaints, ...unused]
      if (all.length > 0) throw new Error(`The scripted model: ${all.join(' ')}`)
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function asksForSummary({ messages }: ModelRequest): boolean {
  return messages.at(-1)?.content.includes('<conversation>') ?? false
}

async function readRequest(incoming: IncomingMessage): Promise<Omit<ModelRequest, 'ended'>> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  // Trusted: only our own adapter and tests talk to this server.
  const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>
  const messages = (body.messages ?? []) as ModelRequest['messages']
  const { authorization, traceparent } = incoming.headers
  return { model: String(body.model), messages, body, authorization, traceparent: traceparent?.toString() }
}
