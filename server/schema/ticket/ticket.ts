import { maySeeSession } from '#server/domain/access/authorize.ts'
import { isAway } from '#server/domain/agent/is-away.ts'
import { builder } from '../builder.ts'
import { EscalationReasonEnum, TicketOutcomeEnum, TicketStatusEnum } from '../enums.ts'
import { connectionOf } from '../lists/connection.ts'
import { TicketFilter, ticketsWhere } from '../lists/list-filters.ts'
import { orderOf, TicketOrder } from '../lists/list-orders.ts'
import { pageById } from '../lists/page.ts'

export const Ticket = builder.prismaNode('Ticket', {
  description: 'One hand-off of a session to a person, from the asking to the end.',
  id: { field: 'id' },
  authScopes: (ticket, { viewer }) => maySeeSession(viewer, ticket.sessionId) || { partner: 'tickets:read' },
  fields: (t) => ({
    session: t.relation('session', { description: 'The session that is handed over.' }),
    status: t.expose('status', { type: TicketStatusEnum, description: 'How far the hand-off is.' }),
    reason: t.expose('reason', { type: EscalationReasonEnum, description: 'Why a person was asked for.' }),
    keyword: t.exposeString('keyword', {
      nullable: true,
      description:
        'The word of ESCALATION_KEYWORDS that the customer used; null for every other reason than KEYWORD.',
    }),
    note: t.exposeString('note', { nullable: true, description: 'What the one who asked said about it.' }),
    requestedBy: t.exposeString('requestedBy', {
      nullable: true,
      description: 'Who asked, in their own words.',
    }),
    requestedByCustomer: t.boolean({
      description:
        'Whether requestedBy is what the customer wrote: anything may be in it. False when staff or a partner wrote it, and without it.',
      select: { requestedBy: true, reason: true },
      resolve: ({ requestedBy, reason }) => requestedBy !== null && reason !== 'STAFF_REQUESTED',
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
    assigneeAway: t.boolean({
      authScopes: { $any: { agent: true, partner: 'tickets:read' } },
      description:
        'Whether any agent may take it over with takeTicket, because its own left a message of the customer unanswered for AGENT_AWAY_MINUTES and has done nothing since.',
      select: {
        status: true,
        assignee: { select: { lastSeenAt: true } },
        session: { select: { unansweredSince: true } },
      },
      resolve: ({ status, assignee, session }, _args, { deps }) =>
        status === 'TAKEN' &&
        isAway(session, assignee, { now: deps.clock(), awayMinutes: deps.settings.agentAwayMinutes }),
    }),
    outcome: t.expose('outcome', {
      type: TicketOutcomeEnum,
      nullable: true,
      description: 'How it ended; null until then.',
    }),
    queuedAt: t.expose('queuedAt', {
      type: 'DateTime',
      description:
        'The order of the queue, oldest first. It is createdAt, except of a customer who came back after the end and goes to the head.',
    }),
    returnedAt: t.expose('returnedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the customer last came back after an agent had resolved it; null: never.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When a person was asked for.' }),
    takenAt: t.expose('takenAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its present agent became responsible for it.',
    }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the hand-off ended; null until then.',
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
      args: {
        status: t.arg({ type: TicketStatusEnum, description: 'Only tickets in this state.' }),
        filter: t.arg({ type: TicketFilter, description: 'More conditions, besides the status.' }),
        orderBy: t.arg({ type: TicketOrder, description: 'Omitted: oldest first.' }),
      },
      resolve: (query, _root, { status, filter, orderBy }, { deps }) =>
        deps.db.ticket.findMany({
          ...pageById(query),
          where: { AND: [status == null ? {} : { status }, ticketsWhere(filter)] },
          orderBy: orderOf(orderBy, 'asc'),
        }),
      totalCount: (_root, { status, filter }, { deps }) =>
        deps.db.ticket.count({ where: { AND: [status == null ? {} : { status }, ticketsWhere(filter)] } }),
    },
    ...connectionOf('Ticket', 'tickets'),
  ),
}))
