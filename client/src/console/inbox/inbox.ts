import type { QueueTicketFragment } from '../../gql/console/graphql.ts'

export type QueueTicket = QueueTicketFragment

export interface Inbox {
  state: 'loading' | 'loaded' | 'failed'
  /** Open and taken ones by id; a resolved one leaves. */
  tickets: ReadonlyMap<string, QueueTicket>
  /** What changed since the last look began: it is newer than what that look brings. */
  changed: ReadonlyMap<string, QueueTicket>
  /** How many wait in all; more than are listed when the queue is very long. */
  waitingTotal: number
}

export type InboxEvent =
  | { type: 'look-began' }
  | { type: 'look-ended'; tickets: readonly QueueTicket[]; waitingTotal: number }
  | { type: 'look-failed' }
  | { type: 'ticket-changed'; ticket: QueueTicket }
  | { type: 'customer-wrote'; sessionId: string; message: QueueMessage }

export type QueueMessage = QueueTicket['session']['messages']['nodes'][number]

export const emptyInbox: Inbox = { state: 'loading', tickets: new Map(), changed: new Map(), waitingTotal: 0 }

/** The inbox after `event`. Events may come twice, late, or while a look at the whole queue is under way. */
export function reduceInbox(inbox: Inbox, event: InboxEvent): Inbox {
  switch (event.type) {
    case 'look-began':
      return { ...inbox, changed: new Map() }
    case 'look-ended': {
      const tickets = new Map(event.tickets.map((ticket) => [ticket.id, ticket]))
      for (const ticket of inbox.changed.values()) put(tickets, ticket)
      const listed = event.tickets.filter(({ status }) => status === 'OPEN').length
      return {
        state: 'loaded',
        tickets,
        changed: new Map(),
        waitingTotal: open(tickets).length + Math.max(0, event.waitingTotal - listed),
      }
    }
    case 'look-failed':
      return { ...inbox, state: inbox.state === 'loading' ? 'failed' : inbox.state }
    case 'ticket-changed': {
      const tickets = new Map(inbox.tickets)
      put(tickets, event.ticket)
      const more = open(tickets).length - open(inbox.tickets).length
      const changed = new Map(inbox.changed).set(event.ticket.id, event.ticket)
      return { ...inbox, tickets, changed, waitingTotal: Math.max(0, inbox.waitingTotal + more) }
    }
    case 'customer-wrote': {
      const found = ticketOf(inbox, event.sessionId)
      if (!found) return inbox
      const { message } = event
      const last = { lastCustomerMessage: message, messages: { nodes: [message] } }
      const ticket = { ...found, session: { ...found.session, ...last } }
      return { ...inbox, tickets: new Map(inbox.tickets).set(ticket.id, ticket) }
    }
  }
}

/** Who waits, in the order of the queue. */
export function waiting(inbox: Inbox): QueueTicket[] {
  return open(inbox.tickets).sort((a, b) => a.queuedAt.localeCompare(b.queuedAt) || a.id.localeCompare(b.id))
}

/** What is being handled, by the agent with this key or by others; the latest message comes first. */
export function handled(inbox: Inbox, agentId: string): { mine: QueueTicket[]; others: QueueTicket[] } {
  const taken = [...inbox.tickets.values()]
    .filter(({ status }) => status === 'TAKEN')
    .sort((a, b) => lastWords(b).localeCompare(lastWords(a)))
  return {
    mine: taken.filter(({ assigneeId }) => assigneeId === agentId),
    others: taken.filter(({ assigneeId }) => assigneeId !== agentId),
  }
}

/** The unresolved ticket of a session. */
export function ticketOf(inbox: Inbox, sessionId: string): QueueTicket | undefined {
  return [...inbox.tickets.values()].find(({ session }) => session.id === sessionId)
}

/** The seq of the newest message that the inbox knows of a session. */
export function lastSeqOf(inbox: Inbox, sessionId: string): number | undefined {
  return ticketOf(inbox, sessionId)?.session.messages.nodes.at(-1)?.seq
}

function lastWords(ticket: QueueTicket): string {
  return ticket.session.messages.nodes.at(-1)?.createdAt ?? ticket.takenAt ?? ticket.createdAt
}

function open(tickets: ReadonlyMap<string, QueueTicket>): QueueTicket[] {
  return [...tickets.values()].filter(({ status }) => status === 'OPEN')
}

function put(tickets: Map<string, QueueTicket>, ticket: QueueTicket): void {
  if (ticket.status === 'RESOLVED') tickets.delete(ticket.id)
  else tickets.set(ticket.id, ticket)
}
