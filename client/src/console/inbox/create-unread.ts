import { type Accessor, createMemo, createSignal, mapArray, onCleanup, untrack } from 'solid-js'
import { SessionNewsDocument } from '../../gql/console/graphql.ts'
import type { ConsoleApi } from '../console-api.ts'
import type { QueueMessage } from './inbox.ts'

export interface UnreadOptions {
  api: ConsoleApi
  /** The sessions that this agent has taken. */
  mine: Accessor<string[]>
  /** Of the newest message that is known of a session; undefined without any. */
  lastSeq: (sessionId: string) => number | undefined
  /** The one that is being looked at, if any. */
  reading: Accessor<string | undefined>
  onCustomerWrote: (sessionId: string, message: QueueMessage) => void
}

/** Each takes a socket; an agent with more than this sees what is new when the queue is next read. */
const maxFollowed = 20

/** How many messages of customers wait to be read, by session: an agent answers several people at once. */
export function createUnread(options: UnreadOptions) {
  const [unread, setUnread] = createSignal<ReadonlyMap<string, number>>(new Map())
  const followed = createMemo(() => options.mine().slice(0, maxFollowed))

  const forget = (sessionId: string): void => {
    setUnread((before) => {
      if (!before.has(sessionId)) return before
      const after = new Map(before)
      after.delete(sessionId)
      return after
    })
  }

  const followAll = mapArray(followed, (sessionId) => {
    let lastSeq = untrack(() => options.lastSeq(sessionId))
    const subscription = options.api.subscribe(SessionNewsDocument, {
      // What was said while the socket was away counts as well.
      variables: () => ({ sessionId, afterSeq: lastSeq }),
      onData: ({ sessionEvents: event }) => {
        if (event.__typename !== 'MessageAdded' || event.message.seq <= (lastSeq ?? 0)) return
        lastSeq = event.message.seq
        if (event.message.sender !== 'CUSTOMER') return
        const isRead = options.reading() === sessionId && document.visibilityState === 'visible'
        if (!isRead) setUnread((before) => new Map(before).set(sessionId, (before.get(sessionId) ?? 0) + 1))
        options.onCustomerWrote(sessionId, event.message)
      },
      onConnected: () => undefined,
    })
    onCleanup(() => {
      subscription.stop()
      forget(sessionId)
    })
    return sessionId
  })
  // Reading it is what makes the rows: one connection for each session, ended with it.
  createMemo(() => followAll())

  const onVisible = (): void => {
    const reading = options.reading()
    if (reading && document.visibilityState === 'visible') forget(reading)
  }
  document.addEventListener('visibilitychange', onVisible)
  onCleanup(() => document.removeEventListener('visibilitychange', onVisible))
  createMemo(() => {
    const reading = options.reading()
    if (reading) forget(reading)
  })

  return {
    count: (sessionId: string): number => unread().get(sessionId) ?? 0,
    total: (): number => [...unread().values()].reduce((sum, count) => sum + count, 0),
  }
}
