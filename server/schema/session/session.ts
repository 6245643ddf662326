import type { Prisma, Session as SessionRow } from '#prisma/generated/client.ts'
import {
  canRead,
  maySeeSession,
  requireLiveCredential,
  requireSessionScope,
} from '#server/domain/access/authorize.ts'
import { builder } from '../builder.ts'
import { SessionStatusEnum } from '../enums.ts'
import { connectionOf } from '../lists/connection.ts'
import { SessionFilter, sessionsWhere } from '../lists/list-filters.ts'
import { orderOf, SessionOrder } from '../lists/list-orders.ts'
import { checkMessageCursor, pageById } from '../lists/page.ts'
import type { Loaders } from '../loaders.ts'
import { Message } from '../message/message.ts'
import { messagePageOf } from '../message/message-pages.ts'
import { Ticket } from '../ticket/ticket.ts'

export const Session = builder.prismaNode('Session', {
  description: 'One conversation of a customer with the bot and the people behind it.',
  id: { field: 'id' },
  authScopes: (session, { viewer }) => maySeeSession(viewer, session.id),
  fields: (t) => ({
    status: t.expose('status', { type: SessionStatusEnum, description: 'Who owns the session.' }),
    userId: t.exposeString('userId', {
      nullable: true,
      description: "The partner's own id of the customer.",
    }),
    verified: t.exposeBoolean('verified', { description: 'True when userId came with a valid userHash.' }),
    metadata: t.expose('metadata', {
      type: 'JSON',
      nullable: true,
      description: 'What the client said about the customer when the session was created.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it began.' }),
    epoch: t.exposeInt('epoch', {
      description:
        'Grows with each change of its status or owner. Of two states that arrive out of order the higher one is newer.',
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When its last message or change was stored.',
    }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it last ended; null while it goes on.',
    }),
    messages: t.prismaConnection(
      {
        type: Message,
        cursor: 'sessionId_seq',
        description: 'In order of seq.',
        resolve: (query, session, args, { loaders }) => {
          checkMessageCursor(args.after ?? args.before)
          return loaders.messagePages.load(messagePageOf(session.id, query))
        },
        // seqs have no gaps: the newest one is how many there are.
        totalCount: ({ lastSeq }) => lastSeq,
      },
      ...connectionOf('Message', 'messages'),
    ),
    lastCustomerMessage: t.field({
      type: Message,
      nullable: true,
      description: 'The newest message of the customer, however much was said since; null without any.',
      resolve: ({ id }, _args, { loaders }) => loaders.lastCustomerMessages.load(id),
    }),
    ticket: t.field({
      type: Ticket,
      nullable: true,
      description: 'The open ticket, else the latest one.',
      // There is at most one unresolved, and a later one is opened only after it.
      select: (_args, _context, nestedSelection) => ({
        tickets: nestedSelection({ orderBy: { createdAt: 'desc' }, take: 1 }),
      }),
      resolve: ({ tickets }) => tickets[0] ?? null,
    }),
    queuePosition: t.int({
      nullable: true,
      description: '1 is next; null unless WAITING.',
      resolve: (session, _args, { loaders }) =>
        session.status === 'WAITING' ? loaders.queuePositions.load(session.id) : null,
    }),
    unansweredSince: t.expose('unansweredSince', {
      type: 'DateTime',
      nullable: true,
      authScopes: { $any: { agent: true, partner: 'sessions:read' } },
      unauthorizedResolver: () => null,
      description:
        '[agent] When the oldest message of the customer was stored that has neither a sure answer of the bot nor one of a person yet; null without any. Thanks and good-byes need none.',
    }),
    summary: t.exposeString('summary', {
      nullable: true,
      authScopes: { $any: { agent: true, partner: 'sessions:read' } },
      unauthorizedResolver: () => null,
      description: '[agent] Written by a background job when the session is handed over or resolved.',
    }),
  }),
})

builder.prismaObjectFields(Session, (t) => ({
  language: t.string({
    description:
      'The language of the customer: a primary language tag such as "de". An FAQ that is there in it is shown in it, and the bot\'s own sentences are in it where the bot speaks it, else in DEFAULT_LANGUAGE. It is what the client said last or what the last clear message is in; DEFAULT_LANGUAGE while neither is known.',
    resolve: ({ language }, _args, { deps }) => language ?? deps.settings.defaultLanguage,
  }),
  rating: t.exposeInt('rating', {
    nullable: true,
    description: "The customer's satisfaction, 1 to 5; null unrated.",
  }),
  ratingComment: t.exposeString('ratingComment', {
    nullable: true,
    description: 'What the customer said about the rating.',
  }),
}))

builder.queryFields((t) => ({
  session: t.prismaField({
    type: Session,
    nullable: true,
    authScopes: { anyone: true },
    description: "A session, for its own token or for staff; null when it is not there or not the viewer's.",
    args: { id: t.arg.id({ required: true, description: 'As the payload that began it gave it.' }) },
    resolve: async (query, _root, { id }, { deps, viewer }) => {
      requireSessionScope(viewer, 'sessions:read')
      return (await canRead(deps, viewer, id))
        ? deps.db.session.findUnique({ ...query, where: { id } })
        : null
    },
  }),
  mySessions: t.prismaField({
    type: [Session],
    authScopes: { anyone: true },
    description:
      "The viewer's own sessions, newest first, 50 at most: with the token of a verified customer's session all verified ones of that customer, so that a new device finds the earlier ones; else the one of the token. The same token is the bearer for all of them.",
    resolve: async (query, _root, _args, { deps, viewer }) => {
      requireLiveCredential(viewer)
      if (viewer.kind !== 'customer') return []
      const { id, userId, verified } = viewer.session
      const where = verified && userId !== null ? { userId, verified } : { id }
      const sessions = await deps.db.session.findMany({ ...query, where, orderBy: { id: 'desc' }, take: 50 })
      for (const session of sessions) viewer.owns.add(session.id)
      return sessions
    },
  }),
  sessions: t.prismaConnection(
    {
      type: Session,
      cursor: 'id',
      authScopes: { $any: { agent: true, partner: 'sessions:read' } },
      description: 'Sessions, newest first.',
      args: {
        status: t.arg({ type: SessionStatusEnum, description: 'Only sessions in this state.' }),
        userId: t.arg.string({ description: 'Only sessions of this customer.' }),
        search: t.arg.string({
          description:
            'Only sessions with this text, as it is written but for case and accents, in a message, in their userId or in a value of their metadata: the newest 500 of them. A text that is in more than 1,000 messages, or has one or two characters, is looked for in the newest 20,000 sessions. 200 characters at most.',
        }),
        filter: t.arg({ type: SessionFilter, description: 'More conditions, besides the arguments above.' }),
        orderBy: t.arg({ type: SessionOrder, description: 'Omitted: newest first.' }),
      },
      resolve: async (query, _root, args, { deps, loaders }) =>
        deps.db.session.findMany({
          ...pageById(query),
          where: await sessionsLike(loaders, args),
          orderBy: orderOf(args.orderBy, 'desc'),
        }),
      totalCount: async (_root, args, { deps, loaders }) =>
        deps.db.session.count({ where: await sessionsLike(loaders, args) }),
    },
    ...connectionOf('Session', 'sessions'),
  ),
}))

interface SessionsAsked {
  status?: SessionRow['status'] | null | undefined
  userId?: string | null | undefined
  search?: string | null | undefined
  filter?: typeof SessionFilter.$inferInput | null | undefined
}

async function sessionsLike(
  { foundSessions }: Loaders,
  { status, userId, search, filter }: SessionsAsked,
): Promise<Prisma.SessionWhereInput> {
  const texts = [search, filter?.query].flatMap((text) => text?.replaceAll('\0', '').trim() || [])
  const found = await Promise.all(texts.map((text) => foundSessions.load(text)))
  return {
    AND: [
      ...found.map((ids) => ({ id: { in: ids } })),
      ...(status == null ? [] : [{ status }]),
      ...(userId == null ? [] : [{ userId: userId.replaceAll('\0', '') }]),
      sessionsWhere(filter),
    ],
  }
}
