import type { InboxEvent } from '#server/domain/events.ts'
import { inboxFeed } from '#server/domain/feed/inbox-feed.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'
import { TicketChangeEnum } from '../enums.ts'
import { Ticket } from './ticket.ts'

const TicketChanged = builder.objectRef<InboxEvent>('TicketChanged').implement({
  authScopes: decidedByField,
  description: 'A ticket has changed.',
  fields: (t) => ({
    change: t.expose('change', {
      type: TicketChangeEnum,
      description: 'Opened, taken, returned, resolved …: what to show beside the ticket.',
    }),
    by: t.exposeString('by', {
      nullable: true,
      description: 'The name of the agent who did it; null when the customer or the system did.',
    }),
    previousAssigneeId: t.exposeID('previousAssigneeId', {
      nullable: true,
      description: 'The key of the agent who had it before, when another agent has it or it waits now.',
    }),
    ticket: t.prismaField({
      type: Ticket,
      description: 'The ticket as it is now.',
      resolve: (query, { ticketId }, _args, { deps }) =>
        deps.db.ticket.findUniqueOrThrow({ ...query, where: { id: ticketId } }),
    }),
  }),
})

const InboxEventRef = builder.unionType('InboxEvent', {
  description: 'What happens in the queue of people who wait.',
  types: [TicketChanged],
  resolveType: () => TicketChanged,
})

builder.subscriptionField('inboxEvents', (t) =>
  t.field({
    type: InboxEventRef,
    nullable: false,
    authScopes: { $any: { agent: true, partner: 'tickets:read' } },
    description: 'What happens in the queue from now on. For agents.',
    subscribe: (_root, _args, { deps, stillValid, closeConnection }) =>
      inboxFeed(deps, { stillAllowed: stillValid, onSlow: closeConnection }),
    resolve: (news) => news,
  }),
)
