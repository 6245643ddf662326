import type { InboxNews } from '#server/domain/events.ts'
import { inboxFeed } from '#server/domain/handoff/inbox-feed.ts'
import { builder } from './builder.ts'
import { decidedByField } from './decided-by-field.ts'
import { Ticket } from './ticket.ts'

const TicketChanged = builder.objectRef<InboxNews>('TicketChanged').implement({
  authScopes: decidedByField,
  description: 'A ticket was opened, taken or resolved.',
  fields: (t) => ({
    ticket: t.prismaField({
      type: Ticket,
      description: 'The ticket as it is now.',
      resolve: (query, { ticketId }, _args, { deps }) =>
        deps.db.ticket.findUniqueOrThrow({ ...query, where: { id: ticketId } }),
    }),
  }),
})

const InboxEvent = builder.unionType('InboxEvent', {
  description: 'What happens in the queue of people who wait.',
  types: [TicketChanged],
  resolveType: () => TicketChanged,
})

builder.subscriptionField('inboxEvents', (t) =>
  t.field({
    type: InboxEvent,
    nullable: false,
    authScopes: { $any: { agent: true, partner: 'tickets:read' } },
    description: 'What happens in the queue from now on. For agents.',
    subscribe: (_root, _args, { deps, stillValid, closeConnection }) =>
      inboxFeed(deps, { stillAllowed: stillValid, onSlow: closeConnection }),
    resolve: (news) => news,
  }),
)
