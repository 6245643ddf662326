import { MAX_MESSAGE_CHARACTERS } from '#server/domain/clean-text.ts'
import { isUuid } from '#server/domain/is-uuid.ts'
import { sendMessage } from '#server/domain/sending/send-message.ts'
import { addMutation } from '../add-mutation.ts'
import { becomeCustomer } from '../context.ts'
import { Message } from '../message/message.ts'
import { Session } from '../session/session.ts'

addMutation('sendMessage', {
  description:
    "Sends a customer's message; resolves when the bot has replied. Without a sessionId no credential is needed; with one, the session's token or a key of staff.",
  authScopes: { anyone: true },
  input: {
    description: 'What the customer wrote, and in which session; without one, what is known of the customer.',
    fields: (t) => ({
      sessionId: t.id({ description: 'Omitted: a session is created, and its token returned.' }),
      text: t.string({
        required: true,
        description: `1 to ${MAX_MESSAGE_CHARACTERS} characters after normalisation.`,
      }),
      language: t.string({
        description:
          'What the message is in, when the client knows, as a BCP 47 tag: "de", "pt-BR". Omitted: what its words show clearly, else the language of the session.',
      }),
      clientMessageId: t.string({
        description:
          'Chosen by the client. The same value again in one session stores nothing and returns the first result. A UUID also serves as the idempotencyKey of a message that begins a session.',
      }),
      userId: t.string({ description: 'For a new session: as in CreateSessionInput.' }),
      userHash: t.string({ description: 'For a new session: as in CreateSessionInput.' }),
      metadata: t.field({ type: 'JSON', description: 'For a new session: as in CreateSessionInput.' }),
    }),
  },
  resolve: (input, context) => sendMessage(context.deps, context, input),
  // Within a session it finds the first result by itself. For a new one a counter would not do: two customers have it.
  keyIn: ({ sessionId, clientMessageId }) =>
    sessionId == null && clientMessageId != null && isUuid(clientMessageId) ? clientMessageId : null,
  afterwards: ({ session, sessionToken }, context) => {
    if (sessionToken !== null) becomeCustomer(context, session)
  },
  payload: {
    description: 'The message as stored, and what the bot said to it.',
    fields: (t) => ({
      session: t.expose('session', {
        type: Session,
        description: 'As the exchange left it: WAITING when a person was asked for.',
      }),
      sessionToken: t.exposeString('sessionToken', {
        nullable: true,
        description: 'Only when the session was created by this call; shown once.',
      }),
      customerMessage: t.expose('message', {
        type: Message,
        description: "The customer's message as stored.",
      }),
      reply: t.expose('reply', {
        type: Message,
        nullable: true,
        description:
          "The bot's reply; null when a person owns the session, or is waited for and no FAQ is sure.",
      }),
    }),
  },
})
