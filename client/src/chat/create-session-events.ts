import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { type Following, follow } from '../connection.ts'
import { SessionEventsDocument, type SessionEventsSubscription } from '../gql/graphql.ts'
import type { ConversationEvent } from './conversation.ts'
import { makeFrameBatch } from './frame-batch.ts'
import type { SavedSession } from './saved-session.ts'

export interface SessionEventsOptions {
  socketUrl: string
  session: Accessor<SavedSession | undefined>
  afterSeq: () => number
  /** The history is there, so that `afterSeq` says what is missing. */
  ready: Accessor<boolean>
  dispatch: (event: ConversationEvent) => void
  onConnected: () => void
}

/** `none` before there is a session; `lost` only when it has lasted: a blink must not alarm anybody. */
export type Connection = 'none' | 'connecting' | 'connected' | 'lost'

const alarmAfterMs = 3000

/** Follows the session's events for as long as its owner lives. */
export function createSessionEvents(options: SessionEventsOptions) {
  const [connection, setConnection] = createSignal<Connection>('none')
  let following: Following | undefined
  let alarm: ReturnType<typeof setTimeout> | undefined

  const pieces = makeFrameBatch<ConversationEvent>((events) => batch(() => events.forEach(options.dispatch)))
  const followed = createMemo(() => (options.ready() ? options.session() : undefined))

  createEffect(
    on(followed, (session) => {
      if (!session) return
      setConnection('connecting')
      following = follow({
        url: options.socketUrl,
        authorization: `Bearer ${session.token}`,
        document: SessionEventsDocument,
        variables: () => ({ sessionId: session.sessionId, afterSeq: options.afterSeq() }),
        onData: ({ sessionEvents }) => {
          const event = conversationEvent(sessionEvents, Date.now())
          if (!event) return
          pieces.add(event)
          // Only the pieces of a streamed reply are many; everything else is shown at once, after what came before.
          if (event.type !== 'reply-delta') pieces.flush()
        },
        onConnected: (connected) => {
          if (!connected) {
            alarm ??= setTimeout(() => setConnection('lost'), alarmAfterMs)
            return
          }
          clearTimeout(alarm)
          alarm = undefined
          setConnection('connected')
          options.onConnected()
        },
      })
      onCleanup(() => {
        clearTimeout(alarm)
        following?.stop()
        pieces.stop()
      })
    }),
  )

  const wake = (): void => following?.wake()
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') wake()
  }
  document.addEventListener('visibilitychange', onVisible)
  onCleanup(() => document.removeEventListener('visibilitychange', onVisible))

  return { connection, wake }
}

function conversationEvent(
  event: SessionEventsSubscription['sessionEvents'],
  now: number,
): ConversationEvent | undefined {
  switch (event.__typename) {
    case 'MessageAdded':
      return { type: 'message-added', message: event.message }
    case 'ReplyDelta':
      return { type: 'reply-delta', replyToSeq: event.replyToSeq, offset: event.offset, text: event.text }
    case 'TypingChanged':
      return {
        type: 'typing-changed',
        sender: event.sender,
        typing: event.typing,
        expiresAt: now + event.expiresInMs,
      }
    case 'SessionChanged':
      return { type: 'session-changed', session: event.session }
    default:
      // Not for customers, or newer than this page.
      return undefined
  }
}
