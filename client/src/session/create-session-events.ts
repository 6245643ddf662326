import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { LiveSubscription } from '../live-subscription.ts'
import { makeFrameBatch } from './frame-batch.ts'
import type { LogEvent } from './message-log.ts'

export interface SessionEventHandlers<Message, Session> {
  /** Asked at every attempt: what came after it is sent again. */
  afterSeq: () => number
  onEvent: (event: LogEvent<Message, Session>) => void
  onConnected: (connected: boolean) => void
}

export interface SessionEventsOptions<Target, Message, Session> {
  /** Whose events; undefined as long as there is no session to follow, or nothing to resume after. */
  target: Accessor<Target | undefined>
  subscribe: (target: Target, handlers: SessionEventHandlers<Message, Session>) => LiveSubscription
  afterSeq: () => number
  dispatch: (event: LogEvent<Message, Session>) => void
  onConnected: () => void
}

/** `none` before there is a session; `lost` only when it has lasted: a blink must not alarm anyone. */
export type Connection = 'none' | 'connecting' | 'connected' | 'lost'

const alarmAfterMs = 3000

/** Follows a session's events for as long as its owner lives, across lost sockets. */
export function createSessionEvents<Target, Message, Session>(
  options: SessionEventsOptions<Target, Message, Session>,
) {
  const [connection, setConnection] = createSignal<Connection>('none')
  let subscription: LiveSubscription | undefined

  createEffect(
    on(options.target, (target) => {
      if (target === undefined) return
      let alarm: ReturnType<typeof setTimeout> | undefined
      const pieces = makeFrameBatch<LogEvent<Message, Session>>((events) =>
        batch(() => events.forEach(options.dispatch)),
      )
      setConnection('connecting')
      subscription = options.subscribe(target, {
        afterSeq: options.afterSeq,
        onEvent(event) {
          pieces.add(event)
          // Only the pieces of a streamed reply are many; everything else is shown at once, after what came before.
          if (event.type !== 'reply-delta') pieces.flush()
        },
        onConnected(connected) {
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
        subscription?.stop()
        pieces.stop()
      })
    }),
  )

  const reconnectNow = (): void => subscription?.reconnectNow()
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') reconnectNow()
  }
  document.addEventListener('visibilitychange', onVisible)
  onCleanup(() => document.removeEventListener('visibilitychange', onVisible))

  return { connection, reconnectNow }
}
