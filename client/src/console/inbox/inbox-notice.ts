import type { InboxEventsSubscription } from '../../gql/console/graphql.ts'
import { customerName } from '../customer/customer-name.ts'

export type TicketNews = Pick<
  InboxEventsSubscription['inboxEvents'],
  'change' | 'by' | 'previousAssigneeId' | 'ticket'
>

/** What the agent with the id `viewerId` should be notified of because they did not do it; nothing else. */
export function inboxNotice(
  { change, by, previousAssigneeId, ticket }: TicketNews,
  viewerId: string,
): { text: string; href: string } | undefined {
  const name = customerName(ticket.session)
  const colleague = by ?? 'A colleague'
  const wasMine = previousAssigneeId === viewerId
  const isMine = ticket.assigneeId === viewerId
  const notice = (text: string) => ({ text, href: `/inbox/${ticket.session.id}` })
  switch (change) {
    case 'CUSTOMER_RETURNED':
      if (isMine) return notice(`${name} wrote again and is back with you.`)
      return wasMine ? notice(`${name} wrote again and is first in the queue.`) : undefined
    case 'TAKEN_OVER':
      return wasMine && !isMine ? notice(`${colleague} took over your conversation with ${name}.`) : undefined
    case 'ASSIGNED':
      if (isMine && !wasMine) return notice(`${colleague} handed you the conversation with ${name}.`)
      return undefined
    case 'OWNER_LOST':
      return wasMine ? notice(`Your conversation with ${name} is back in the queue.`) : undefined
    default:
      return undefined
  }
}
