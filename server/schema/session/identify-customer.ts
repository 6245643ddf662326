import { identifyCustomer } from '#server/domain/session/identity/identify-customer.ts'
import { addMutation } from '../add-mutation.ts'
import { Session } from './session.ts'

addMutation('identifyCustomer', {
  description:
    "Gives a session that began anonymously its customer, who has signed in since; another customer's session stays theirs. Needs the session's token, or staff.",
  authScopes: { anyone: true },
  input: {
    description: 'A session and the customer that it belongs to.',
    fields: (t) => ({
      sessionId: t.id({ required: true, description: 'An anonymous one, or one of the same customer.' }),
      userId: t.string({
        required: true,
        description: "The partner's own id of the customer; 256 characters at most.",
      }),
      userHash: t.string({
        description:
          "Hex HMAC-SHA256 of userId under IDENTITY_SECRET, made on the partner's server. Required when the secret is set.",
      }),
    }),
  },
  resolve: async (input, { deps, viewer }) => ({ session: await identifyCustomer(deps, viewer, input) }),
  payload: {
    description: 'The session with its customer.',
    fields: (t) => ({
      session: t.expose('session', {
        type: Session,
        description: 'With userId, and verified when a valid userHash came.',
      }),
    }),
  },
})
