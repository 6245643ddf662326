import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import type { SubscriptionEvidence } from './evidence.ts'
import { FOLLOW, type FollowResult } from './operations.ts'
import type { Random } from './random.ts'

/** A subscriber that resumes by `afterSeq`, for ever, as the chat does. */
export interface Reader {
  evidence: SubscriptionEvidence
  stop(): Promise<void>
}

export interface ReaderOptions {
  url: string
  sessionId: string
  token: string
  name: string
  random: Random
  transport: 'websocket' | 'sse'
  onDelivered(): void
}

const PING_MS = 2000
const SILENCE_MS = 6000

export function startReader(options: ReaderOptions): Reader {
  const { sessionId, name, random } = options
  const evidence: SubscriptionEvidence = {
    sessionId,
    name,
    afterSeq: 0,
    delivered: [],
    connections: 0,
    MAX_TYPING_MS: 0,
  }
  const typing = new TypingWatch()
  const stopped = new AbortController()

  function take({ sessionEvents: event }: FollowResult): void {
    if (event.message) {
      evidence.delivered.push(event.message.seq)
      typing.ended(event.message.sender)
      options.onDelivered()
    } else if (event.__typename === 'TypingChanged') {
      typing.changed(event.sender ?? '', event.typing ?? false, event.expiresInMs ?? 0)
    }
    evidence.MAX_TYPING_MS = typing.MAX_MS
  }

  async function follow(): Promise<void> {
    while (!stopped.signal.aborted) {
      evidence.connections += 1
      const variables = { sessionId, afterSeq: evidence.delivered.at(-1) ?? 0 }
      const connect = options.transport === 'sse' ? overSse : overWebSocket
      await connect(options, variables, take, stopped.signal)
      await pause(random.between(100, 800), stopped.signal)
    }
  }
  const following = follow()

  return {
    evidence,
    async stop() {
      stopped.abort()
      await following
    },
  }
}

/** Closed before it was open, ws reports an error to nobody in particular. */
class QuietWebSocket extends WebSocket {
  constructor(address: string | URL, protocols?: string | string[]) {
    super(address, protocols)
    this.on('error', () => undefined)
  }
}

type Variables = { sessionId: string; afterSeq: number }

/** Resolves when the connection has ended, whatever the reason. */
function overWebSocket(
  { url, token }: ReaderOptions,
  variables: Variables,
  take: (result: FollowResult) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    let silence: NodeJS.Timeout | undefined
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: QuietWebSocket,
      lazy: false,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${token}` },
      connectionAckWaitTimeout: SILENCE_MS,
      keepAlive: PING_MS,
      onNonLazyError: () => undefined,
      on: {
        ping: (received) => {
          if (!received) silence = setTimeout(() => client.terminate(), SILENCE_MS)
        },
        pong: () => clearTimeout(silence),
        closed: () => end(),
      },
    })
    let over = false
    function end(): void {
      if (over) return
      over = true
      clearTimeout(silence)
      signal.removeEventListener('abort', end)
      client.terminate()
      resolve()
    }
    signal.addEventListener('abort', end)
    client.subscribe<FollowResult>(
      { query: FOLLOW, variables },
      {
        next: ({ data, errors }) => {
          if (over) return
          // What could not be put together was not delivered: it comes again after the last that was.
          if (data && !errors) take(data)
          else end()
        },
        error: end,
        complete: end,
      },
    )
  })
}

async function overSse(
  { url, token }: ReaderOptions,
  variables: Variables,
  take: (result: FollowResult) => void,
  stopped: AbortSignal,
): Promise<void> {
  const silent = new AbortController()
  let silence = setTimeout(() => silent.abort(), 3 * SILENCE_MS)
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query: FOLLOW, variables }),
      signal: AbortSignal.any([stopped, silent.signal]),
    })
    let rest = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      clearTimeout(silence)
      silence = setTimeout(() => silent.abort(), 3 * SILENCE_MS)
      const events = (rest + chunk).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) {
        const json = /^data: (.*)$/m.exec(event)?.[1]
        if (!event.includes('event: next') || json === undefined) continue
        const { data, errors } = JSON.parse(json) as { data?: FollowResult; errors?: unknown }
        if (!data || errors) return
        take(data)
      }
    }
  } catch {
    // Cut, refused or silent: the next connection resumes.
  } finally {
    clearTimeout(silence)
    silent.abort()
  }
}

/** How long somebody was shown as typing without a break; a lease that nobody renews ends by itself. */
class TypingWatch {
  MAX_MS = 0
  readonly #since = new Map<string, { began: number; until: number }>()

  changed(sender: string, typing: boolean, expiresInMs: number): void {
    const now = performance.now()
    const before = this.#since.get(sender)
    const began = before && before.until > now ? before.began : now
    if (before) this.MAX_MS = Math.max(this.MAX_MS, Math.min(now, before.until) - before.began)
    if (typing) this.#since.set(sender, { began, until: now + expiresInMs })
    else this.#since.delete(sender)
  }

  ended(sender: string): void {
    this.changed(sender, false, 0)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
