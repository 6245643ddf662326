import { stringifyDocument } from '@urql/core'
import type { FromChat, Identity, ToChat } from '../../embedding-messages.ts'
import {
  LatestMessageDocument,
  type LatestMessageQuery,
  NewMessagesDocument,
} from '../../gql/listener/graphql.ts'
import { type LiveSubscription, subscribe } from '../../live-subscription.ts'
import type { SavedChat, SavedSession } from '../conversation/saved-session.ts'
import { isNews } from '../conversation/unread.ts'

export interface ListenOptions {
  /** Of the page around; only that page is notified. */
  parentOrigin: string
  apiUrl: string
  socketUrl: string
  saved: SavedChat
}

/** Tells the page around how much of the saved conversation its customer has not seen, as it changes. */
export function listen({ parentOrigin, apiUrl, socketUrl, saved }: ListenOptions): void {
  const { parent } = window
  const tell = (message: FromChat): void => parent.postMessage(message, parentOrigin)
  const news = new Map<number, Parameters<typeof isNews>[0]>()
  let identity: Identity = {}
  let current: SavedSession | undefined
  let subscription: LiveSubscription | undefined

  const report = (): void => {
    const seen = saved.seenSeq() ?? Number.POSITIVE_INFINITY
    tell({
      supportBot: 'unread',
      count: [...news.values()].filter((message) => isNews(message, seen)).length,
    })
  }

  /** The saved conversation, unless it belongs to another person who uses this browser. */
  const ownSession = (): SavedSession | undefined => {
    const session = saved.session()
    return session?.userId === undefined || session.userId === identity.userId ? session : undefined
  }

  async function follow(): Promise<void> {
    const session = ownSession()
    if (session?.sessionId === current?.sessionId && subscription) return
    subscription?.stop()
    subscription = undefined
    news.clear()
    current = session
    const latest = session && (await latestSeq(apiUrl, session))
    if (current !== session) return
    if (!session || latest === 'gone') return tell({ supportBot: 'session', exists: false })
    // What was said before this page is counted, but not reported to its scripts again.
    const before = latest ?? 0
    subscription = subscribe({
      url: socketUrl,
      authorization: `Bearer ${session.token}`,
      document: NewMessagesDocument,
      variables: () => ({
        sessionId: session.sessionId,
        afterSeq: Math.max(saved.seenSeq() ?? before, ...news.keys()),
      }),
      onData({ sessionEvents }) {
        if (sessionEvents.__typename !== 'MessageAdded') return
        const { id, seq, sender, text, agentName, createdAt } = sessionEvents.message
        if (news.has(seq)) return
        news.set(seq, { seq, sender })
        if (seq > before)
          tell({
            supportBot: 'message',
            message: { id, sender, text, agentName: agentName ?? undefined, createdAt },
          })
        report()
      },
      onConnected: () => undefined,
    })
    report()
  }

  // Another tab has shown messages, or has begun another conversation.
  window.addEventListener('storage', ({ key }) => {
    if (key !== saved.key) return
    void follow()
    report()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') subscription?.reconnectNow()
  })
  window.addEventListener('online', () => subscription?.reconnectNow())
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || origin !== parentOrigin) return
    const message = data as Partial<ToChat> // Of the page around: only a start and an identity mean something.
    if (message?.supportBot !== 'start' && message?.supportBot !== 'identified') return
    identity = Object(message.identity)
    void follow()
  })
  tell({ supportBot: 'ready' })
}

/** The seq of the newest message; `gone` when the session has expired; undefined when the server cannot be asked. */
async function latestSeq(apiUrl: string, session: SavedSession): Promise<number | 'gone' | undefined> {
  try {
    const response = await fetch(apiUrl, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${session.token}` },
      body: JSON.stringify({
        query: stringifyDocument(LatestMessageDocument),
        variables: { sessionId: session.sessionId },
      }),
    })
    if (!response.ok) return undefined
    const { data }: { data?: LatestMessageQuery } = await response.json()
    if (!data) return undefined
    return data.session ? (data.session.messages.nodes[0]?.seq ?? 0) : 'gone'
  } catch {
    // Offline: the subscription is tried again until it works.
    return undefined
  }
}
