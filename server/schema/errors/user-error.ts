import {
  Conflict,
  type DomainError,
  Forbidden,
  InvalidInput,
  NotFound,
  RateLimited,
  Unauthenticated,
} from '#server/domain/errors.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'
import { ConflictReasonEnum, RoleEnum } from '../enums.ts'

export const UserError = builder.interfaceRef<DomainError>('UserError').implement({
  description:
    'Expected failures are data. Every mutation may return each type of this interface, so one fragment serves all.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description:
        'For programs; it never changes: INVALID_INPUT, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT or RATE_LIMITED.',
    }),
    message: t.exposeString('message', {
      description: 'What is wrong and what to do about it, in English, fit to be shown.',
    }),
  }),
})

builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  authScopes: decidedByField,
  description: 'A value that cannot be used. Sending the same again fails again.',
  interfaces: [UserError],
  fields: (t) => ({
    field: t.exposeString('field', {
      description: 'Which field of the input, with its place in a list: `text`, `phrasings[3]`.',
    }),
  }),
})

builder.objectType(Unauthenticated, {
  name: 'Unauthenticated',
  authScopes: decidedByField,
  description:
    'No usable credential: none was sent where one is needed, or it is unknown, revoked or expired. Sign in again.',
  interfaces: [UserError],
})

builder.objectType(Forbidden, {
  name: 'Forbidden',
  authScopes: decidedByField,
  description: 'The credential is valid but does not allow this, whatever it is asked about.',
  interfaces: [UserError],
  fields: (t) => ({
    missingScope: t.exposeString('missingScope', {
      nullable: true,
      description:
        "The scope that a partner's key would need, such as `faqs:write`; null when no scope allows it.",
    }),
    requiredRole: t.expose('requiredRole', {
      type: RoleEnum,
      nullable: true,
      description: 'The lowest role of an API key that allows it; null when none does.',
    }),
  }),
})

builder.objectType(NotFound, {
  name: 'NotFound',
  authScopes: decidedByField,
  description:
    'There is no such thing, or it belongs to another customer: the two look the same, so that ids cannot be probed.',
  interfaces: [UserError],
})

builder.objectType(Conflict, {
  name: 'Conflict',
  authScopes: decidedByField,
  description:
    'The state has moved on: another agent has the ticket, the session is resolved, the FAQ was edited. Read it again first.',
  interfaces: [UserError],
  fields: (t) => ({
    reason: t.expose('reason', {
      type: ConflictReasonEnum,
      description: 'Why it was refused, for programs.',
    }),
  }),
})

builder.objectType(RateLimited, {
  name: 'RateLimited',
  authScopes: decidedByField,
  description: 'Too many requests. The same request succeeds later.',
  interfaces: [UserError],
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', { description: 'Wait this long; at least 1.' }),
  }),
})

/** What any mutation may return instead of its payload. */
export const userErrors = [InvalidInput, Unauthenticated, Forbidden, NotFound, Conflict, RateLimited] as const
