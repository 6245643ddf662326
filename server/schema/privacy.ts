import { InvalidInput, NotFound } from '#server/domain/errors.ts'
import {
  erasePersonalData,
  type EraseReceipt as Receipt,
} from '#server/domain/privacy/erase-personal-data.ts'
import { exportPersonalData } from '#server/domain/privacy/personal-data.ts'
import { builder } from './builder.ts'
import { decidedByField } from './decided-by-field.ts'

const EraseReceipt = builder.objectRef<Receipt>('EraseReceipt').implement({
  authScopes: decidedByField,
  description: 'Proof of an erasure: numbers and ids, and nothing of the person.',
  fields: (t) => ({
    erasedAt: t.expose('erasedAt', { type: 'DateTime', description: 'When.' }),
    sessions: t.exposeInt('sessions', { description: 'Sessions erased.' }),
    messages: t.exposeInt('messages', { description: 'Messages erased.' }),
    tickets: t.exposeInt('tickets', { description: 'Tickets erased.' }),
    jobs: t.exposeInt('jobs', { description: 'Waiting, done and failed jobs erased.' }),
    sessionIds: t.exposeStringList('sessionIds', { description: 'The ids of the sessions that were.' }),
  }),
})

const EraseResult = builder.errorUnion('ErasePersonalDataResult', {
  description: 'What comes of erasing.',
  types: [EraseReceipt, InvalidInput, NotFound],
  resolveType: () => EraseReceipt,
})

const subjectArgs = {
  userId: "Everything of this customer: the partner's own id of them.",
  sessionId: 'Or one session.',
} as const

builder.queryFields((t) => ({
  personalData: t.field({
    type: 'JSON',
    authScopes: { admin: true },
    description: 'Everything that is held of a customer or of a session, as JSON. For admins.',
    complexity: 500,
    args: {
      userId: t.arg.string({ description: subjectArgs.userId }),
      sessionId: t.arg.id({ description: subjectArgs.sessionId }),
    },
    resolve: (_root, subject, { deps }) => exportPersonalData(deps, subject),
  }),
}))

builder.mutationFields((t) => ({
  erasePersonalData: t.field({
    type: EraseResult,
    authScopes: { admin: true },
    description: 'Erases everything that is held of a customer or of a session, for good. For admins.',
    args: {
      userId: t.arg.string({ description: subjectArgs.userId }),
      sessionId: t.arg.id({ description: subjectArgs.sessionId }),
    },
    resolve: (_root, subject, { deps }) => erasePersonalData(deps, subject),
  }),
}))
