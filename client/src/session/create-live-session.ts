import { type Accessor, createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js'
import { createSessionEvents, type SessionEventsOptions } from './create-session-events.ts'
import { type HistoryPage, type LogEvent, type LogMessage, lastSeq, type MessageLog } from './message-log.ts'
import type { Outcome } from './problem.ts'

export interface LiveSessionOptions<Target, Message extends LogMessage, Session> {
  /** The session and whatever is needed to read it; undefined before there is one. */
  target: Accessor<Target | undefined>
  log: Accessor<MessageLog<Message, Session>>
  dispatch: (event: LogEvent<Message, Session>) => void
  /** The newest `last` messages, or those before the cursor. */
  read: (target: Target, last: number, before?: string) => Promise<Outcome<HistoryPage<Message, Session>>>
  subscribe: SessionEventsOptions<Target, Message, Session>['subscribe']
  /** The session does not exist any more, or its credential is no longer accepted. */
  onGone: () => void
}

const pageSize = 50
const retryMs = 5000
const pollMs = 5000

/**
 * Keeps `log` in step with its session on the server, for as long as its owner lives: reads the history, follows the
 * events, and after every interruption resumes where the log has its first gap.
 */
export function createLiveSession<Target, Message extends LogMessage, Session>(
  options: LiveSessionOptions<Target, Message, Session>,
) {
  const { target, log, dispatch } = options
  const online = createOnline(() => {
    reconnectNow()
    dispatch({ type: 'back-online' })
  })
  const [loadingOlder, setLoadingOlder] = createSignal(false)
  let ended = false
  onCleanup(() => {
    ended = true
  })

  const isLoaded = createMemo(() => log().history.state === 'loaded')
  const { connection, reconnectNow } = createSessionEvents<Target, Message, Session>({
    target: createMemo(() => (isLoaded() ? target() : undefined)),
    subscribe: options.subscribe,
    afterSeq: () => lastSeq(untrack(log)),
    dispatch,
    onConnected: () => {
      dispatch({ type: 'back-online' })
      void refresh()
    },
  })

  /** Reads the history when that is still missing, else the state alone: messages come by the subscription. */
  async function refresh(): Promise<void> {
    const current = untrack(target)
    if (current === undefined) return
    const first = !untrack(isLoaded)
    const result = await options.read(current, first ? pageSize : 1)
    if (ended) return
    if (result.ok)
      return dispatch(
        first
          ? { type: 'history-loaded', ...result.value }
          : { type: 'session-changed', session: result.value.session },
      )
    if (result.problem.kind === 'gone') return options.onGone()
    if (first) dispatch({ type: 'history-failed', problem: result.problem })
  }

  async function loadOlder(): Promise<void> {
    const current = untrack(target)
    const { olderCursor } = untrack(log).history
    if (current === undefined || !olderCursor || untrack(loadingOlder)) return
    setLoadingOlder(true)
    const result = await options.read(current, pageSize, olderCursor)
    setLoadingOlder(false)
    if (!ended && result.ok)
      dispatch({ type: 'history-loaded', ...result.value, session: untrack(log).session })
  }

  createPolling(options, () => connection() === 'lost' && online())
  createTypingExpiry(log, dispatch)
  createEffect(() => {
    if (log().history.state !== 'failed') return
    const timer = setTimeout(() => void refresh(), retryMs)
    onCleanup(() => clearTimeout(timer))
  })
  void refresh()

  return {
    online,
    connection,
    /** Neither the network nor the socket is there. */
    isCutOff: (): boolean => !online() || connection() === 'lost',
    refresh: (): void => void refresh(),
    loadingOlder,
    loadOlder,
  }
}

/** WebSockets may be blocked for good (a proxy, a firewall) where requests get through: then these bring what is new. */
function createPolling<Target, Message extends LogMessage, Session>(
  { target, read, dispatch }: LiveSessionOptions<Target, Message, Session>,
  needed: Accessor<boolean>,
): void {
  createEffect(() => {
    const current = target()
    if (current === undefined || !needed()) return
    let ended = false
    const poll = async (): Promise<void> => {
      const result = await read(current, pageSize)
      if (ended || !result.ok) return
      for (const message of result.value.messages) dispatch({ type: 'message-added', message })
      dispatch({ type: 'session-changed', session: result.value.session })
      dispatch({ type: 'back-online' })
    }
    const timer = setInterval(() => void poll(), pollMs)
    onCleanup(() => {
      ended = true
      clearInterval(timer)
    })
  })
}

/** Typing is a lease: when nothing renews it, it ends by itself. */
function createTypingExpiry<Message, Session>(
  log: Accessor<MessageLog<Message, Session>>,
  dispatch: (event: LogEvent<Message, Session>) => void,
): void {
  createEffect(() => {
    const expiresAt = log().typing?.expiresAt
    if (expiresAt === undefined) return
    const end = (): void => dispatch({ type: 'typing-expired', now: Date.now() })
    const timer = setTimeout(end, Math.max(0, expiresAt - Date.now()) + 1)
    onCleanup(() => clearTimeout(timer))
  })
}

/** What the browser knows of the network. */
function createOnline(onBack: () => void): Accessor<boolean> {
  const [online, setOnline] = createSignal(navigator.onLine)
  const onNetwork = (): void => {
    setOnline(navigator.onLine)
    if (navigator.onLine) onBack()
  }
  window.addEventListener('online', onNetwork)
  window.addEventListener('offline', onNetwork)
  onCleanup(() => {
    window.removeEventListener('online', onNetwork)
    window.removeEventListener('offline', onNetwork)
  })
  return online
}
