import { createEffect, createSignal, onCleanup, untrack } from 'solid-js'
import { randomId } from '../ui/random-id.ts'
import { announcement } from './announcement.ts'
import type { ChatApi } from './chat-api.ts'
import {
  type ConversationEvent,
  emptyConversation,
  lastSeq,
  nextToSend,
  type Outgoing,
  reduce,
} from './conversation.ts'
import { createSessionEvents } from './create-session-events.ts'
import type { Strings } from './locales/en.ts'
import { isPassing, type Outcome, type Problem } from './problem.ts'
import type { SavedChat, SavedSession } from './saved-session.ts'

export interface ConversationOptions {
  /** Gives the API a bearer: the conversation's own session, once it has one. */
  api: (token: () => string | undefined) => ChatApi
  socketUrl: string
  saved: SavedChat
  /** Sent with createSession, for example who the site says that the customer is. */
  newSession: { userId?: string; userHash?: string; metadata?: unknown }
  strings: () => Strings
  announce: (text: string) => void
  /** The session is no longer there: somebody has to start another conversation. */
  onGone: () => void
}

export type ConversationModel = ReturnType<typeof createConversation>

const pageSize = 50
/** How often a send is tried anew before the customer is asked, and the waits between, in milliseconds. */
const retryWaits = [500, 1500]
const historyRetryMs = 5000

/**
 * One conversation: what is in it, and everything that a customer can do. It begins without a session; the first
 * message creates one. Must be created under an owner that ends with the conversation: another session is another
 * conversation, so that nothing of one can appear in the other.
 */
export function createConversation(options: ConversationOptions) {
  const { saved } = options
  const [session, setSession] = createSignal<SavedSession | undefined>(saved.session())
  const [state, setState] = createSignal(emptyConversation(session() !== undefined))
  const [online, setOnline] = createSignal(navigator.onLine)
  const [loadingOlder, setLoadingOlder] = createSignal(false)
  const api = options.api(() => session()?.token)
  let creating: Promise<Outcome<SavedSession>> | undefined
  let ended = false
  onCleanup(() => {
    ended = true
  })

  function dispatch(event: ConversationEvent): void {
    const before = untrack(state)
    const after = reduce(before, event)
    setState(after)
    const words = announcement(event, before, after, options.strings())
    if (words) options.announce(words)
    if (event.type === 'message-added' && event.message.clientMessageId)
      saved.dropUnsent(event.message.clientMessageId)
  }

  const { connection, wake } = createSessionEvents({
    socketUrl: options.socketUrl,
    session,
    afterSeq: () => lastSeq(untrack(state)),
    ready: () => state().history.state === 'loaded',
    dispatch,
    onConnected: () => {
      dispatch({ type: 'back-online' })
      void refresh()
    },
  })

  const isOffline = (): boolean => !online() || connection() === 'lost'

  async function refresh(): Promise<void> {
    const current = untrack(session)
    if (!current) return
    const first = untrack(state).history.state !== 'loaded'
    const result = await api.history(current.sessionId, first ? pageSize : 1)
    if (ended) return
    if (!result.ok) {
      if (result.problem.kind === 'gone') return options.onGone()
      if (first) dispatch({ type: 'history-failed' })
      return
    }
    const { messages, session: now, olderCursor } = result.value
    if (first) return dispatch({ type: 'history-loaded', messages, session: now, olderCursor })
    // Messages come by the subscription, without a gap; only the state may have changed while nobody listened.
    dispatch({ type: 'session-changed', session: now })
  }

  async function loadOlder(): Promise<void> {
    const current = untrack(session)
    const { olderCursor } = untrack(state).history
    if (!current || !olderCursor || untrack(loadingOlder)) return
    setLoadingOlder(true)
    const result = await api.history(current.sessionId, pageSize, olderCursor)
    setLoadingOlder(false)
    if (ended || !result.ok) return
    const { messages, olderCursor: next } = result.value
    dispatch({ type: 'history-loaded', messages, session: untrack(state).session, olderCursor: next })
  }

  /** The session, created when there is none. Another tab may have been first: then it is joined. */
  function ensureSession(): Promise<Outcome<SavedSession>> {
    const current = untrack(session)
    if (current) return Promise.resolve({ ok: true, value: current })
    creating ??= oneTabAtATime(async (): Promise<Outcome<SavedSession>> => {
      const existing = saved.session()
      if (existing) return { ok: true, value: existing }
      const created = await api.createSession(options.newSession)
      if (created.ok) saved.saveSession(created.value)
      return created
    }).then((result) => {
      creating = undefined
      if (result.ok && !ended) setSession(result.value)
      return result
    })
    return creating
  }

  async function transmit({ clientMessageId, text }: Outgoing): Promise<void> {
    dispatch({ type: 'sending-started', clientMessageId })
    const problem = await sendWithRetries(clientMessageId, text)
    if (ended) return
    if (problem?.kind === 'gone') return options.onGone()
    const stored = !untrack(state).outgoing.some((item) => item.clientMessageId === clientMessageId)
    if (!problem || stored) {
      saved.dropUnsent(clientMessageId)
      return dispatch({ type: 'sending-ended', clientMessageId, outcome: 'sent' })
    }
    const wait = isPassing(problem) && untrack(isOffline)
    dispatch({ type: 'sending-ended', clientMessageId, outcome: wait ? 'put-off' : problem })
  }

  async function sendWithRetries(clientMessageId: string, text: string): Promise<Problem | undefined> {
    for (const wait of [...retryWaits, undefined]) {
      const problem = await sendOnce(clientMessageId, text)
      if (!problem || !isPassing(problem) || wait === undefined || untrack(isOffline) || ended) return problem
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
    return undefined
  }

  async function sendOnce(clientMessageId: string, text: string): Promise<Problem | undefined> {
    const current = await ensureSession()
    if (!current.ok) return current.problem
    const result = await api.send(current.value.sessionId, clientMessageId, text)
    if (!result.ok) return result.problem
    if (ended) return undefined
    const { message, reply, session: now } = result.value
    dispatch({ type: 'message-added', message })
    if (reply) dispatch({ type: 'message-added', message: reply })
    dispatch({ type: 'session-changed', session: now })
    return undefined
  }

  createEffect(() => {
    const next = nextToSend(state())
    if (next) untrack(() => void transmit(next))
  })

  createEffect(() => {
    const expiresAt = state().typing?.expiresAt
    if (expiresAt === undefined) return
    const timer = setTimeout(
      () => dispatch({ type: 'typing-expired', now: Date.now() }),
      Math.max(0, expiresAt - Date.now()) + 1,
    )
    onCleanup(() => clearTimeout(timer))
  })

  createEffect(() => {
    if (state().history.state !== 'failed') return
    const timer = setTimeout(() => void refresh(), historyRetryMs)
    onCleanup(() => clearTimeout(timer))
  })

  const onNetwork = (): void => {
    setOnline(navigator.onLine)
    if (!navigator.onLine) return
    wake()
    dispatch({ type: 'back-online' })
  }
  window.addEventListener('online', onNetwork)
  window.addEventListener('offline', onNetwork)
  onCleanup(() => {
    window.removeEventListener('online', onNetwork)
    window.removeEventListener('offline', onNetwork)
  })

  for (const { clientMessageId, text } of saved.unsent())
    dispatch({ type: 'text-written', clientMessageId, text, queued: !online() })
  void refresh()

  return {
    state,
    session,
    connection,
    online,
    loadingOlder,
    loadOlder,
    retryHistory: () => void refresh(),

    send(text: string): void {
      const clientMessageId = randomId()
      saved.saveUnsent({ clientMessageId, text })
      dispatch({ type: 'text-written', clientMessageId, text, queued: untrack(isOffline) })
    },

    retry: (clientMessageId: string): void => dispatch({ type: 'sending-retried', clientMessageId }),

    withdraw(clientMessageId: string): void {
      saved.dropUnsent(clientMessageId)
      dispatch({ type: 'outgoing-withdrawn', clientMessageId })
    },

    /** Asks for a person; creates the session when the customer wants one before writing anything. */
    async escalate(reason: string): Promise<Problem | undefined> {
      const current = await ensureSession()
      if (!current.ok) return current.problem
      return applied(await api.escalate(current.value.sessionId, reason))
    },

    async resolve(): Promise<Problem | undefined> {
      const current = untrack(session)
      return current ? applied(await api.resolve(current.sessionId)) : undefined
    },

    setTyping(typing: boolean): void {
      const current = untrack(session)
      if (current) void api.setTyping(current.sessionId, typing)
    },
  }

  function applied(result: Outcome<Parameters<typeof reduce>[0]['session']>): Problem | undefined {
    if (!result.ok) return result.problem
    if (!ended) dispatch({ type: 'session-changed', session: result.value })
    return undefined
  }
}

/** Two tabs that send their first message at once must share one session. */
function oneTabAtATime<Result>(task: () => Promise<Result>): Promise<Result> {
  // Absent on plain http away from localhost: there the tabs may end up with a session each.
  return navigator.locks ? navigator.locks.request('support-chat', task) : task()
}
