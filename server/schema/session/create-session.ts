import { createSession } from '#server/domain/session/create-session.ts'
import { addMutation } from '../add-mutation.ts'
import { becomeCustomer } from '../context.ts'
import { Session } from './session.ts'

addMutation('createSession', {
  description: 'Begins a session. `sendMessage` without a sessionId does so too.',
  authScopes: { anyone: true },
  input: {
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
      language: t.string({
        description:
          'Of the page or app around the chat, as a BCP 47 tag: "de", "pt-BR". Messages that are clearly in another language change it.',
      }),
    }),
  },
  resolve: (input, context) => createSession(context.deps, context, input),
  afterwards: ({ session }, context) => becomeCustomer(context, session),
  payload: {
    description: 'A new session with the token that opens it.',
    fields: (t) => ({
      session: t.expose('session', { type: Session, description: 'ACTIVE and without messages.' }),
      sessionToken: t.exposeString('sessionToken', {
        description: 'Shown once. The bearer for this session: `Authorization: Bearer …`.',
      }),
    }),
  },
})
