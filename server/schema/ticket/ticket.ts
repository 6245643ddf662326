import { maySeeSession } from '#server/domain/viewer.ts'
import { builder } from './builder.ts'
import { connectionOf } from './connection.ts'
import { EscalationReasonEnum, TicketStatusEnum } from './enums.ts'
import { pageById } from './page.ts'

export const Ticket = builder.prismaNode('Ticket', {
  description: 'One hand-off of a session to a person, from the asking to the end.',
  id: { field: 'id' },
  authScopes: (ticket, { viewer }) => maySeeSession(viewer, ticket.sessionId) || { partner: 'tickets:read' },
  fields: (t) => ({
    session: t.relation('session', { description: 'The session that is handed over.' }),
    status: t.expose('status', { type: TicketStatusEnum, description: 'How far the hand-off is.' }),
    reason: t.expose('reason', { type: EscalationReasonEnum, description: 'Why a person was asked for.' }),
    note: t.exposeString('note', { nullable: true, description: 'What the one who asked said about it.' }),
    requestedBy: t.exposeString('requestedBy', {
      nullable: true,
      description: 'Who asked, in their own words.',
    }),
    assignee: t.string({
      nullable: true,
      description: 'The name on the API key of the agent who took it.',
      select: { assignee: { select: { name: true } } },
      resolve: ({ assignee }) => assignee?.name ?? null,
    }),
    assigneeId: t.exposeID('assigneeId', {
      nullable: true,
      authScopes: { $any: { agent: true, partner: 'tickets:read' } },
      description: 'The id of that API key; two agents may have one name. For staff.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When a person was asked for.' }),
    takenAt: t.expose('takenAt', { type: 'DateTime', nullable: true, description: 'When it was taken.' }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was resolved.',
    }),
  }),
})

builder.queryFields((t) => ({
  tickets: t.prismaConnection(
    {
      type: Ticket,
      cursor: 'id',
      authScopes: { $any: { agent: true, partner: 'tickets:read' } },
      description: 'Tickets, oldest first: the head of the queue comes first.',
      args: { status: t.arg({ type: TicketStatusEnum, description: 'Only tickets in this state.' }) },
      resolve: (query, _root, { status }, { deps }) =>
        deps.db.ticket.findMany({
          ...pageById(query),
          where: status == null ? {} : { status },
          orderBy: { id: 'asc' },
        }),
      totalCount: (_root, { status }, { deps }) =>
        deps.db.ticket.count({ where: status == null ? {} : { status } }),
    },
    ...connectionOf('Ticket', 'tickets'),
  ),
}))
