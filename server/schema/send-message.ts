import { Conflict, InvalidInput, NotFound, RateLimited } from '#server/domain/errors.ts'
import { type SendMessageOutcome, sendMessage } from '#server/domain/message/send-message.ts'
import { builder } from './builder.ts'
import { becomeCustomer } from './context.ts'
import { decidedByField } from './decided-by-field.ts'
import { Message } from './message.ts'
import { Session } from './session.ts'

const SendMessageInput = builder.inputType('SendMessageInput', {
  description: 'A message of a customer.',
  fields: (t) => ({
    sessionId: t.id({ description: 'Omitted: a session is created, and its token returned.' }),
    text: t.string({ required: true, description: '1 to 4000 characters after normalisation.' }),
    clientMessageId: t.string({
      description:
        'Chosen by the client. The same value again in one session stores nothing and returns the first result.',
    }),
    userId: t.string({ description: 'For a new session: as in CreateSessionInput.' }),
    userHash: t.string({ description: 'For a new session: as in CreateSessionInput.' }),
    metadata: t.field({ type: 'JSON', description: 'For a new session: as in CreateSessionInput.' }),
  }),
})

const SendMessagePayload = builder.objectRef<SendMessageOutcome>('SendMessagePayload').implement({
  authScopes: decidedByField,
  description: 'The message as stored, and what the bot said to it.',
  fields: (t) => ({
    session: t.field({
      type: Session,
      description: 'The session as it is now.',
      resolve: ({ session }) => session,
    }),
    sessionToken: t.exposeString('sessionToken', {
      nullable: true,
      description: 'Only when the session was created by this call; shown once.',
    }),
    message: t.field({
      type: Message,
      description: "The customer's message as stored.",
      resolve: ({ message }) => message,
    }),
    reply: t.field({
      type: Message,
      nullable: true,
      description:
        "The bot's reply; null when a person owns the session, or is waited for and no FAQ is sure.",
      resolve: ({ reply }) => reply,
    }),
  }),
})

const SendMessageResult = builder.errorUnion('SendMessageResult', {
  description: 'What comes of sending a message.',
  types: [SendMessagePayload, InvalidInput, RateLimited, NotFound, Conflict],
  resolveType: () => SendMessagePayload,
})

builder.mutationFields((t) => ({
  sendMessage: t.field({
    type: SendMessageResult,
    authScopes: { anyone: true },
    description:
      "Sends a customer's message; resolves when the bot has replied. Without a sessionId for everybody, else with the session's token, or as staff.",
    args: { input: t.arg({ type: SendMessageInput, required: true, description: 'The message.' }) },
    resolve: async (_root, { input }, context) => {
      const sent = await sendMessage(context.deps, context, input)
      if (sent.sessionToken !== null) becomeCustomer(context, sent.session)
      return sent
    },
  }),
}))
