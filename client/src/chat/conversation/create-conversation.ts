import { createSignal, onCleanup, untrack } from 'solid-js'
import { SessionEventsDocument } from '../../gql/graphql.ts'
import { createLiveSession, type LiveSessionOptions } from '../../session/create-live-session.ts'
import { createOutbox } from '../../session/create-outbox.ts'
import { logEvent } from '../../session/log-event.ts'
import type { Problem } from '../../session/problem.ts'
import type { Strings } from '../locale/en.ts'
import { announcement } from './announcement.ts'
import type { ChatApi } from './chat-api.ts'
import {
  type ConversationEvent,
  emptyConversation,
  type Message,
  nextToSend,
  reduce,
  type SessionState,
} from './conversation.ts'
import { createSessionAccess } from './create-session-access.ts'
import { makeCustomerActions } from './customer-actions.ts'
import type { SavedChat, SavedSession } from './saved-session.ts'
import { subscribeLater } from './subscribe-later.ts'

export interface ConversationOptions {
  /** Gives the API a bearer: the conversation's own session, once it has one. */
  api: (token: () => string | undefined) => ChatApi
  socketUrl: string
  saved: SavedChat
  /** Sent with createSession, for example who the site says that the customer is. */
  newSession: () => { userId?: string; userHash?: string }
  strings: () => Strings
  announce: (text: string) => void
  /** The session is no longer there: the customer has to start another conversation. */
  onGone: () => void
}

export type ConversationModel = ReturnType<typeof createConversation>

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
  const api = options.api(() => session()?.token)
  let ended = false
  onCleanup(() => {
    ended = true
  })

  function dispatch(event: ConversationEvent): void {
    if (ended) return
    const before = untrack(state)
    const after = reduce(before, event)
    setState(after)
    const words = announcement(event, before, after, options.strings())
    if (words) options.announce(words)
    if (event.type === 'message-added' && event.message.clientMessageId)
      saved.dropUnsent(event.message.clientMessageId)
    if (event.type === 'sending-ended' && event.outcome === 'sent') saved.dropUnsent(event.clientMessageId)
  }

  const live = createLiveSession<SavedSession, Message, SessionState>({
    target: session,
    log: state,
    dispatch,
    read: ({ sessionId }, last, before) => api.history(sessionId, last, before),
    subscribe: sessionEventsAt(options.socketUrl),
    onGone: () => options.onGone(),
  })

  async function send(clientMessageId: string, text: string): Promise<Problem | undefined> {
    const current = await access.ensure()
    const result = current.ok ? await api.send(current.value.sessionId, clientMessageId, text) : current
    if (result.ok) {
      const { message, reply, session: changed } = result.value
      dispatch({ type: 'message-added', message })
      if (reply) dispatch({ type: 'message-added', message: reply })
      dispatch({ type: 'session-changed', session: changed })
      return undefined
    }
    if (result.problem.kind === 'gone' && !ended) options.onGone()
    return result.problem
  }

  createOutbox({
    ...live,
    outgoing: () => state().outgoing,
    next: nextToSend,
    send: (item) => send(item.clientMessageId, item.text),
    dispatch,
  })

  for (const { clientMessageId, text } of saved.unsent())
    dispatch({ type: 'text-written', clientMessageId, text, queued: !live.online() })

  return {
    state,
    session,
    connection: live.connection,
    online: live.online,
    loadingOlder: live.loadingOlder,
    loadOlder: live.loadOlder,
    retryHistory: live.refresh,
    ...makeCustomerActions({ api, access, saved, dispatch, online: live.online }),
  }
}

function sessionEventsAt(url: string): LiveSessionOptions<SavedSession, Message, SessionState>['subscribe'] {
  return ({ sessionId, token }, { afterSeq, onEvent, onConnected }) =>
    subscribeLater({
      url,
      authorization: `Bearer ${token}`,
      document: SessionEventsDocument,
      variables: () => ({ sessionId, afterSeq: afterSeq() }),
      onData({ sessionEvents: event }) {
        if (event.__typename === 'ReplyDelta') return onEvent({ ...event, type: 'reply-delta' })
        const happened = logEvent<Message, SessionState>(event, Date.now())
        if (happened) onEvent(happened)
      },
      onConnected,
    })
}
