import { createSignal, onCleanup, untrack } from 'solid-js'
import { InboxEventsDocument, TicketsDocument } from '../../gql/console/graphql.ts'
import type { ConsoleApi } from '../console-api.ts'
import { emptyInbox, type InboxEvent, type QueueTicket, reduceInbox, ticketOf } from './inbox.ts'
import type { TicketNews } from './inbox-notice.ts'

export interface InboxOptions {
  api: ConsoleApi
  onOpened: (ticket: QueueTicket) => void
  /** Of every change of a ticket, after it is in the list. */
  onNews: (news: TicketNews) => void
  /** The queue was refused: the key may have been revoked. */
  onRefused: () => void
}

export type InboxModel = ReturnType<typeof createInbox>

/** How often the whole queue is read although its events come live: one may get lost on its way. */
const lookEveryMs = 30_000
/** A connection that blinks must not alarm anyone. */
const alarmAfterMs = 3000

/** The live queue, for as long as its owner lives. */
export function createInbox(options: InboxOptions) {
  const [inbox, setInbox] = createSignal(emptyInbox)
  const [connected, setConnected] = createSignal(true)
  let alarm: ReturnType<typeof setTimeout> | undefined
  let ended = false

  const dispatch = (event: InboxEvent): void => {
    setInbox((before) => reduceInbox(before, event))
  }

  async function look(): Promise<void> {
    dispatch({ type: 'look-began' })
    const [open, taken] = await Promise.all([
      options.api.query(TicketsDocument, { status: 'OPEN' }),
      options.api.query(TicketsDocument, { status: 'TAKEN' }),
    ])
    if (ended) return
    if (!open.ok || !taken.ok) {
      dispatch({ type: 'look-failed' })
      if (!open.ok && open.problem.kind === 'gone') options.onRefused()
      return
    }
    const tickets = [...open.value.tickets.nodes, ...taken.value.tickets.nodes]
    const known = untrack(inbox)
    dispatch({ type: 'look-ended', tickets, waitingTotal: open.value.tickets.totalCount })
    if (known.state === 'loaded')
      open.value.tickets.nodes.filter(({ id }) => !known.tickets.has(id)).forEach(options.onOpened)
  }

  const subscription = options.api.subscribe(InboxEventsDocument, {
    variables: () => ({}),
    onData: ({ inboxEvents: news }) => {
      const { ticket } = news
      const waits = ticket.status === 'OPEN'
      const isNew = waits && untrack(inbox).tickets.get(ticket.id)?.status !== 'OPEN'
      dispatch({ type: 'ticket-changed', ticket })
      if (isNew) options.onOpened(ticket)
      options.onNews(news)
    },
    onConnected: (now) => {
      clearTimeout(alarm)
      if (now) {
        setConnected(true)
        // What happened while the socket was away comes with no event.
        void look()
      } else alarm = setTimeout(() => setConnected(false), alarmAfterMs)
    },
  })

  const timer = setInterval(() => void look(), lookEveryMs)
  const onVisible = (): void => {
    if (document.visibilityState !== 'visible') return
    subscription.reconnectNow()
    void look()
  }
  document.addEventListener('visibilitychange', onVisible)
  window.addEventListener('online', subscription.reconnectNow)
  onCleanup(() => {
    ended = true
    clearInterval(timer)
    clearTimeout(alarm)
    subscription.stop()
    document.removeEventListener('visibilitychange', onVisible)
    window.removeEventListener('online', subscription.reconnectNow)
  })
  // Without waiting for the socket: it may be refused where HTTP is not.
  void look()

  return {
    inbox,
    connected,
    look: () => void look(),
    /** The unresolved ticket of a session. */
    ticketOf: (sessionId: string): QueueTicket | undefined => ticketOf(inbox(), sessionId),
    ticketChanged: (ticket: QueueTicket): void => dispatch({ type: 'ticket-changed', ticket }),
    customerWrote: (sessionId: string, message: Extract<InboxEvent, { type: 'customer-wrote' }>['message']) =>
      dispatch({ type: 'customer-wrote', sessionId, message }),
  }
}
