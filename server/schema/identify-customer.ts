import { Conflict, InvalidInput, NotFound } from '#server/domain/errors.ts'
import { identifyCustomer } from '#server/domain/session/identify-customer.ts'
import { builder } from './builder.ts'
import { SessionPayload } from './session.ts'

const IdentifyCustomerInput = builder.inputType('IdentifyCustomerInput', {
  description: 'Who the customer of a session is.',
  fields: (t) => ({
    sessionId: t.id({ required: true, description: 'Which session.' }),
    userId: t.string({
      required: true,
      description: "The partner's own id of the customer; 256 characters at most.",
    }),
    userHash: t.string({
      description:
        "Hex HMAC-SHA256 of userId under IDENTITY_SECRET, made on the partner's server. Required when the secret is set.",
    }),
  }),
})

const IdentifyCustomerResult = builder.errorUnion('IdentifyCustomerResult', {
  description: 'What comes of saying who the customer is.',
  types: [SessionPayload, InvalidInput, NotFound, Conflict],
  resolveType: () => SessionPayload,
})

builder.mutationField('identifyCustomer', (t) =>
  t.field({
    type: IdentifyCustomerResult,
    authScopes: { anyone: true },
    description:
      "Gives a session that began anonymously its customer, who has signed in since; a session of somebody else stays theirs. Needs the session's token, or staff.",
    args: { input: t.arg({ type: IdentifyCustomerInput, required: true, description: 'Who.' }) },
    resolve: async (_root, { input }, { deps, viewer }) => ({
      session: await identifyCustomer(deps, viewer, input),
    }),
  }),
)
