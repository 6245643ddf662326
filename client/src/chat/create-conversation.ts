import { createEffect, createSignal, onCleanup, untrack } from 'solid-js'
import { randomId } from '../ui/random-id.ts'
import { announcement } from './announcement.ts'
import type { ChatApi } from './chat-api.ts'
import { type ConversationEvent, emptyConversation, lastSeq, type Message, reduce } from './conversation.ts'
import { createOutbox } from './create-outbox.ts'
import { createSessionAccess } from './create-session-access.ts'
import { createSessionEvents } from './create-session-events.ts'
import type { Strings } from './locales/en.ts'
import type { Outcome, Problem } from './problem.ts'
import type { SavedChat, SavedSession } from './saved-session.ts'

export interface ConversationOptions {
  /** Gives the API a bearer: the conversation's own session, once it has one. */
  api: (token: () => string | undefined) => ChatApi
  socketUrl: string
  saved: SavedChat
  /** Sent with createSession, for example who the site says that the customer is. */
  newSession: () => { userId?: string; userHash?: string }
  strings: () => Strings
  announce: (text: string) => void
  /** The session is no longer there: somebody has to start another conversation. */
  onGone: () => void
}

export type ConversationModel = ReturnType<typeof createConversation>

const pageSize = 50
const historyRetryMs = 5000
const pollMs = 5000

/**
 * One conversation: what is in it, and everything that a customer can do. It begins without a session; the first
 * message creates one. Must be created under an owner that ends with the conversation: another session is another
 * conversation, so that nothing of one can appear in the other.
 */
export function createConversation(options: ConversationOptions) {
  const { saved } = options
  const access = createSessionAccess(saved, () => api.createSession(options.newSession()))
  const { session } = access
  const [state, setState] = createSignal(emptyConversation(session() !== undefined))
  const [online, setOnline] = createSignal(navigator.onLine)
  const [loadingOlder, setLoadingOlder] = createSignal(false)
  const api = options.api(() => session()?.token)
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

  /** WebSockets may be blocked for good (a proxy, a firewall) where requests get through: then these bring the news. */
  async function poll(current: SavedSession): Promise<void> {
    const result = await api.history(current.sessionId, pageSize)
    if (ended || !result.ok) return
    for (const message of result.value.messages) dispatch({ type: 'message-added', message })
    dispatch({ type: 'session-changed', session: result.value.session })
    dispatch({ type: 'back-online' })
  }

  createEffect(() => {
    const current = session()
    if (!current || connection() !== 'lost' || !online()) return
    const timer = setInterval(() => void poll(current), pollMs)
    onCleanup(() => clearInterval(timer))
  })

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

  createOutbox({
    api,
    access,
    saved,
    state,
    dispatch,
    online,
    isCutOff: () => !online() || connection() === 'lost',
    onGone: () => options.onGone(),
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
      dispatch({ type: 'text-written', clientMessageId, text, queued: !untrack(online) })
    },

    retry: (clientMessageId: string): void => dispatch({ type: 'sending-retried', clientMessageId }),

    withdraw(clientMessageId: string): void {
      saved.dropUnsent(clientMessageId)
      dispatch({ type: 'outgoing-withdrawn', clientMessageId })
    },

    /** Asks for a person; creates the session when the customer wants one before writing anything. */
    async escalate(reason: string): Promise<Problem | undefined> {
      const current = await access.ensure()
      if (!current.ok) return current.problem
      return applied(await api.escalate(current.value.sessionId, reason))
    },

    async resolve(): Promise<Problem | undefined> {
      const current = untrack(session)
      return current ? applied(await api.resolve(current.sessionId)) : undefined
    },

    /** Shown at once, and taken back when it could not be stored. */
    async giveFeedback(message: Message, helpful: boolean, reason?: string): Promise<Problem | undefined> {
      const { seq, feedback } = message
      dispatch({ type: 'feedback-given', seq, feedback: { helpful } })
      const result = await api.giveFeedback(message.id, helpful, reason)
      if (result.ok) return undefined
      if (!ended) dispatch({ type: 'feedback-given', seq, feedback })
      return result.problem
    },

    async rate(stars: number, comment?: string): Promise<Problem | undefined> {
      const current = untrack(session)
      return current ? applied(await api.rate(current.sessionId, stars, comment)) : undefined
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
