import { stringifyDocument, type TypedDocumentNode } from '@urql/core'
import { createClient } from 'graphql-ws'
import { backoffMs } from './backoff.ts'

export interface SubscribeOptions<Data, Variables> {
  url: string
  authorization: string
  document: TypedDocumentNode<Data, Variables>
  /** Called at every attempt, so that each resumes after what has arrived by then. */
  variables: () => Variables
  onData: (data: Data) => void
  /** True from when the subscription is placed until its socket is lost. */
  onConnected: (connected: boolean) => void
}

export interface LiveSubscription {
  /** Try now instead of waiting for the next attempt: the network is back, or the person is looking again. */
  reconnectNow(): void
  stop(): void
}

/** A socket that answers no ping for this long is dead, whatever the operating system says. */
const pingSeconds = 12
const pongSeconds = 6
/** A connection that has lasted this long was a good one: after it, the waits start over. */
const steadySeconds = 10

/**
 * Keeps one subscription open until `stop`, for ever: after a lost socket, a refusal and a server that ended it, it is
 * placed again with a jittered back-off.
 */
export function subscribe<Data, Variables extends Record<string, unknown>>(
  options: SubscribeOptions<Data, Variables>,
): LiveSubscription {
  let stopped = false
  let attempt = 0
  let waiting: ReturnType<typeof setTimeout> | undefined
  let leave: () => void = () => undefined

  const later = (): void => {
    leave()
    options.onConnected(false)
    if (stopped) return
    attempt += 1
    waiting = setTimeout(place, backoffMs(attempt, Math.random()))
  }

  function place(): void {
    waiting = undefined
    let over = false
    const socket = openSocket(options, {
      connected: () => options.onConnected(true),
      steady: () => {
        attempt = 0
      },
    })
    const end = (): void => {
      if (over) return
      over = true
      later()
    }
    const unsubscribe = socket.subscribe<Data>(
      { query: stringifyDocument(options.document), variables: options.variables() },
      {
        next: (result) => {
          if (over) return
          // An event that the server could not read: it comes again after the last one that is here.
          if (!result.data || result.errors) return end()
          attempt = 0
          options.onData(result.data)
        },
        error: end,
        complete: end,
      },
    )
    leave = () => {
      over = true
      unsubscribe()
      socket.close()
    }
  }

  place()
  return {
    reconnectNow() {
      if (waiting === undefined || stopped) return
      clearTimeout(waiting)
      place()
    },
    stop() {
      stopped = true
      clearTimeout(waiting)
      leave()
    },
  }
}

/**
 * One socket, for one attempt: graphql-ws' own retries stay off, because it gives up on codes such as 1011, and repeats
 * the variables of the first attempt. `steady` is called once the connection has lasted for a while.
 */
function openSocket(
  { url, authorization }: { url: string; authorization: string },
  on: { connected: () => void; steady: () => void },
) {
  let closed = false
  let silence: ReturnType<typeof setTimeout> | undefined
  let steady: ReturnType<typeof setTimeout> | undefined
  const client = createClient({
    url,
    connectionParams: { authorization },
    lazy: false,
    retryAttempts: 0,
    keepAlive: pingSeconds * 1000,
    connectionAckWaitTimeout: 10_000,
    // The subscription ends with the same error, and is where it is handled.
    onNonLazyError: () => undefined,
    on: {
      connected: () => {
        if (closed) return
        steady = setTimeout(on.steady, steadySeconds * 1000)
        on.connected()
      },
      ping: (received) => {
        if (!received) silence = setTimeout(() => client.terminate(), pongSeconds * 1000)
      },
      pong: (received) => {
        if (received) clearTimeout(silence)
      },
    },
  })
  return {
    subscribe: client.subscribe,
    close(): void {
      closed = true
      clearTimeout(silence)
      clearTimeout(steady)
      void client.dispose()
    },
  }
}
