import { Conflict, type DomainError, InvalidInput, NotFound, RateLimited } from '#server/domain/errors.ts'
import { builder } from './builder.ts'
import { decidedByField } from './decided-by-field.ts'

const UserError = builder.interfaceRef<DomainError>('UserError').implement({
  description: "Expected failures are data: each is one of a mutation's possible results.",
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable, for programs: INVALID_INPUT, RATE_LIMITED …' }),
    message: t.exposeString('message', { description: 'What is wrong and what to do; fit to be shown.' }),
  }),
})

builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  authScopes: decidedByField,
  description: 'A value that cannot be used.',
  interfaces: [UserError],
  fields: (t) => ({ field: t.exposeString('field', { description: 'Which input it was.' }) }),
})

builder.objectType(RateLimited, {
  name: 'RateLimited',
  authScopes: decidedByField,
  description: 'Too much, too fast.',
  interfaces: [UserError],
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', { description: 'Wait this long; at least 1.' }),
  }),
})

builder.objectType(NotFound, {
  name: 'NotFound',
  authScopes: decidedByField,
  description: 'It does not exist, or not for this credential: the two look the same.',
  interfaces: [UserError],
})

builder.objectType(Conflict, {
  name: 'Conflict',
  authScopes: decidedByField,
  description: 'The state has moved on: the ticket is taken by somebody else, the session is resolved.',
  interfaces: [UserError],
})
