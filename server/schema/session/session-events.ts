import { canRead, isAgent, requireSessionScope } from '#server/domain/access/authorize.ts'
import { NotFound } from '#server/domain/errors.ts'
import { type FeedItem, sessionFeed } from '#server/domain/feed/session-feed.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'
import { MessageSenderEnum } from '../enums.ts'
import { Message } from '../message/message.ts'
import { MessageTranslation } from '../message/message-translations.ts'
import { Session } from './session.ts'

type Item<T extends FeedItem['type']> = Extract<FeedItem, { type: T }>

const MessageAdded = builder.objectRef<Item<'message'>>('MessageAdded').implement({
  authScopes: decidedByField,
  description: 'A message was stored.',
  fields: (t) => ({
    message: t.field({
      type: Message,
      description: 'As stored, with its seq.',
      resolve: ({ message }) => message,
    }),
  }),
})

const ReplyDelta = builder.objectRef<Item<'delta'>>('ReplyDelta').implement({
  authScopes: decidedByField,
  description:
    'A piece of the reply being written. A subscriber who joins late first gets all of it so far, at offset 0. A piece whose offset is smaller than what came before replaces what follows it. The stored message has the last word; when the session goes to a person, what was shown is void.',
  fields: (t) => ({
    replyToSeq: t.exposeInt('replyToSeq', {
      description: "The seq of the customer's message that is answered.",
    }),
    offset: t.exposeInt('offset', { description: 'How many characters (UTF-16) come before this piece.' }),
    text: t.exposeString('text', { description: 'The piece.' }),
  }),
})

const TypingChanged = builder.objectRef<Item<'typing'>>('TypingChanged').implement({
  authScopes: decidedByField,
  description:
    'The customer or an agent starts or stops typing. A lease: without another event it ends after expiresInMs.',
  fields: (t) => ({
    sender: t.expose('sender', { type: MessageSenderEnum, description: 'Who writes.' }),
    typing: t.exposeBoolean('typing', { description: 'False: stopped.' }),
    expiresInMs: t.exposeInt('expiresInMs', { description: 'The lease, in milliseconds.' }),
  }),
})

const SessionChanged = builder.objectRef<Item<'session'>>('SessionChanged').implement({
  authScopes: decidedByField,
  description: 'The state of the session, its owner or its place in the queue has changed.',
  fields: (t) => ({
    session: t.field({
      type: Session,
      description: 'The session as it is now.',
      resolve: ({ session }) => session,
    }),
  }),
})

const AgentPresent = builder.objectRef<Item<'presence'>>('AgentPresent').implement({
  authScopes: { agent: true },
  description:
    'An agent has the session open, or has left it. Staff only. A lease: without another event it ends after expiresInMs.',
  fields: (t) => ({
    agentId: t.exposeID('agentId', { description: "The agent's key: two agents may have one name." }),
    name: t.exposeString('name', { description: "The name on the agent's key." }),
    present: t.exposeBoolean('present', { description: 'False: left.' }),
    expiresInMs: t.exposeInt('expiresInMs', { description: 'The lease, in milliseconds.' }),
  }),
})

const MessageTranslated = builder.objectRef<Item<'translation'>>('MessageTranslated').implement({
  authScopes: { agent: true },
  description:
    'The translation of a message for an agent is done, or has failed. Staff only. It may be lost with a connection: machineTranslation has the last word.',
  fields: (t) => ({
    seq: t.exposeInt('seq', { description: 'Of the message, which was delivered before.' }),
    translation: t.field({
      type: MessageTranslation,
      description: 'For the agents of one language: others leave it.',
      resolve: ({ translation }) => translation,
    }),
  }),
})

const SessionEvent = builder.unionType('SessionEvent', {
  description:
    'What happens in one session, in order. A MessageAdded is delivered exactly once per subscription, across reconnects too when afterSeq is given.',
  types: [MessageAdded, ReplyDelta, TypingChanged, SessionChanged, AgentPresent, MessageTranslated],
  resolveType: (item) => {
    const types = {
      message: MessageAdded,
      delta: ReplyDelta,
      typing: TypingChanged,
      session: SessionChanged,
      presence: AgentPresent,
      translation: MessageTranslated,
    } as const
    return types[item.type]
  },
})

builder.subscriptionField('sessionEvents', (t) =>
  t.field({
    type: SessionEvent,
    nullable: false,
    authScopes: { anyone: true },
    description:
      "First the messages after afterSeq (none when omitted), then what happens from now on, without a gap between them. Needs the session's token, or staff.",
    args: {
      sessionId: t.arg.id({
        required: true,
        description: 'Whose events; that of the bearer, or any for staff.',
      }),
      afterSeq: t.arg.int({ description: 'The seq of the last message that the client has; 0 for all.' }),
    },
    subscribe: async (_root, { sessionId, afterSeq }, context) => {
      const { deps, viewer } = context
      requireSessionScope(viewer, 'sessions:read')
      if (!(await canRead(deps, viewer, sessionId))) throw new NotFound('The session')
      return sessionFeed(deps, sessionId, {
        afterSeq: afterSeq == null ? null : Math.max(0, afterSeq),
        seesStaff: isAgent(viewer),
        stillAllowed: context.stillValid,
        onSlow: context.closeConnection,
      })
    },
    resolve: (item) => item,
  }),
)
