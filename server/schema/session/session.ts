import type { Prisma, Session as SessionRow } from '#prisma/generated/client.ts'
import { Conflict, InvalidInput, NotFound, RateLimited } from '#server/domain/errors.ts'
import { createSession } from '#server/domain/session/create-session.ts'
import { resolveSession } from '#server/domain/session/resolve-session.ts'
import { setTyping } from '#server/domain/session/set-typing.ts'
import { admit, maySeeSession } from '#server/domain/viewer.ts'
import { builder } from './builder.ts'
import { connectionOf } from './connection.ts'
import { becomeCustomer } from './context.ts'
import { decidedByField } from './decided-by-field.ts'
import { SessionStatusEnum } from './enums.ts'
import { checkMessageCursor, pageById } from './page.ts'
import { Ticket } from './ticket.ts'

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
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When its last message or change was stored.',
    }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was resolved.',
    }),
    messages: t.relatedConnection(
      'messages',
      {
        cursor: 'sessionId_seq',
        totalCount: true,
        description: 'In order of seq.',
        query: ({ after, before }) => {
          checkMessageCursor(after ?? before)
          return { orderBy: { seq: 'asc' } }
        },
      },
      ...connectionOf('Message', 'messages'),
    ),
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
    rating: t.exposeInt('rating', {
      nullable: true,
      description: "The customer's satisfaction, 1 to 5; null unrated.",
    }),
    ratingComment: t.exposeString('ratingComment', {
      nullable: true,
      description: 'What the customer said about the rating.',
    }),
    summary: t.exposeString('summary', {
      nullable: true,
      authScopes: { $any: { agent: true, partner: 'sessions:read' } },
      unauthorizedResolver: () => null,
      description: '[agent] Written by a background job when the session is handed over or resolved.',
    }),
  }),
})

builder.queryFields((t) => ({
  session: t.prismaField({
    type: Session,
    nullable: true,
    authScopes: { anyone: true },
    description: "A session, for its own token or for staff; null when it is not there or not the viewer's.",
    args: { id: t.arg.id({ required: true, description: 'Which session.' }) },
    resolve: async (query, _root, { id }, { deps, viewer }) =>
      (await admit(deps, viewer, id)) ? deps.db.session.findUnique({ ...query, where: { id } }) : null,
  }),
  mySessions: t.prismaField({
    type: [Session],
    authScopes: { anyone: true },
    description:
      "The viewer's own sessions, newest first, 50 at most: with the token of a verified customer's session all verified ones of that customer, so that a new device finds the earlier ones; else the one of the token. The same token is the bearer for all of them.",
    resolve: async (query, _root, _args, { deps, viewer }) => {
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
          description: 'Only sessions with this text in a message or as their userId.',
        }),
      },
      resolve: (query, _root, filter, { deps }) =>
        deps.db.session.findMany({
          ...pageById(query),
          where: sessionsLike(filter),
          orderBy: { id: 'desc' },
        }),
      totalCount: (_root, filter, { deps }) => deps.db.session.count({ where: sessionsLike(filter) }),
    },
    ...connectionOf('Session', 'sessions'),
  ),
}))

interface SessionFilter {
  status?: SessionRow['status'] | null | undefined
  userId?: string | null | undefined
  search?: string | null | undefined
}

function sessionsLike({ status, userId, search }: SessionFilter): Prisma.SessionWhereInput {
  const text = search?.replaceAll('\0', '').trim()
  const like = { contains: text ?? '', mode: 'insensitive' as const }
  return {
    ...(status == null ? {} : { status }),
    ...(userId == null ? {} : { userId: userId.replaceAll('\0', '') }),
    ...(text ? { OR: [{ messages: { some: { text: like } } }, { userId: like }] } : {}),
  }
}

const CreateSessionInput = builder.inputType('CreateSessionInput', {
  description: 'What is known of the customer; all of it optional.',
  fields: (t) => ({
    userId: t.string({ description: "The partner's own id of the customer; 256 characters at most." }),
    userHash: t.string({
      description:
        "Hex HMAC-SHA256 of userId under IDENTITY_SECRET, made on the partner's server. Required with userId when the secret is set.",
    }),
    metadata: t.field({
      type: 'JSON',
      description: 'Anything worth showing to an agent; 8 KiB of JSON at most.',
    }),
  }),
})

const CreateSessionPayload = builder
  .objectRef<{ session: SessionRow; sessionToken: string }>('CreateSessionPayload')
  .implement({
    authScopes: decidedByField,
    description: 'A new session.',
    fields: (t) => ({
      session: t.field({ type: Session, description: 'The session.', resolve: ({ session }) => session }),
      sessionToken: t.exposeString('sessionToken', {
        description: 'Shown once. The bearer for this session: `Authorization: Bearer …`.',
      }),
    }),
  })

const CreateSessionResult = builder.errorUnion('CreateSessionResult', {
  description: 'What comes of creating a session.',
  types: [CreateSessionPayload, InvalidInput, RateLimited],
  resolveType: () => CreateSessionPayload,
})

export const SessionPayload = builder.objectRef<{ session: SessionRow }>('SessionPayload').implement({
  authScopes: decidedByField,
  description: 'The session as it is now.',
  fields: (t) => ({
    session: t.field({ type: Session, description: 'The session.', resolve: ({ session }) => session }),
  }),
})

export const SessionResult = builder.errorUnion('SessionResult', {
  description: "What comes of changing a session's state.",
  types: [SessionPayload, NotFound, Conflict],
  resolveType: () => SessionPayload,
})

builder.mutationFields((t) => ({
  createSession: t.field({
    type: CreateSessionResult,
    authScopes: { anyone: true },
    description: 'Begins a session. `sendMessage` without a sessionId does so too.',
    args: { input: t.arg({ type: CreateSessionInput, required: true, description: 'The customer.' }) },
    resolve: async (_root, { input }, context) => {
      const created = await createSession(context.deps, context, input)
      becomeCustomer(context, created.session)
      return created
    },
  }),
  resolveSession: t.field({
    type: SessionResult,
    authScopes: { anyone: true },
    description:
      "Ends a session. The customer's own call is a confirmed resolution. Needs the session's token, or staff.",
    args: { sessionId: t.arg.id({ required: true, description: 'Which session.' }) },
    resolve: async (_root, { sessionId }, { deps, viewer }) => ({
      session: await resolveSession(deps, viewer, sessionId),
    }),
  }),
  setTyping: t.boolean({
    authScopes: { anyone: true },
    description:
      "Shows the others in the session that the viewer types, for a few seconds. False when it is not the viewer's session.",
    args: {
      sessionId: t.arg.id({ required: true, description: 'Which session.' }),
      typing: t.arg.boolean({ required: true, description: 'False: stopped.' }),
    },
    resolve: (_root, { sessionId, typing }, { deps, viewer }) => setTyping(deps, viewer, sessionId, typing),
  }),
}))
