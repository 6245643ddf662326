import { erasePersonalData } from '#server/domain/privacy/erase-personal-data.ts'
import { exportPersonalData } from '#server/domain/privacy/personal-data.ts'
import { addMutation } from './add-mutation.ts'
import { builder } from './builder.ts'

const subjectArgs = {
  userId: "Everything of this customer: the partner's own id of them.",
  sessionId: 'Instead of userId: nothing but this one.',
} as const

builder.queryFields((t) => ({
  personalData: t.field({
    type: 'JSON',
    authScopes: { admin: true },
    description: 'Everything that is stored about a customer or a session, as JSON. For admins.',
    complexity: 500,
    args: {
      userId: t.arg.string({ description: subjectArgs.userId }),
      sessionId: t.arg.id({ description: subjectArgs.sessionId }),
    },
    resolve: (_root, subject, { deps }) => exportPersonalData(deps, subject),
  }),
}))

addMutation('erasePersonalData', {
  description: 'Erases everything that is stored about a customer or a session, for good. For admins.',
  authScopes: { admin: true },
  input: {
    description: 'Whose data: exactly one of the two.',
    fields: (t) => ({
      userId: t.string({ description: subjectArgs.userId }),
      sessionId: t.id({ description: subjectArgs.sessionId }),
    }),
  },
  resolve: (subject, { deps }) => erasePersonalData(deps, subject),
  payload: {
    description: 'Proof of an erasure: numbers and ids, and nothing of the person.',
    fields: (t) => ({
      erasedAt: t.expose('erasedAt', { type: 'DateTime', description: 'By the clock of the server.' }),
      sessions: t.exposeInt('sessions', { description: 'How many were erased.' }),
      messages: t.exposeInt('messages', { description: 'How many were erased with them.' }),
      tickets: t.exposeInt('tickets', { description: 'How many were erased with them.' }),
      jobs: t.exposeInt('jobs', { description: 'Waiting, done and failed jobs erased.' }),
      sessionIds: t.exposeStringList('sessionIds', { description: 'The ids of the sessions that were.' }),
    }),
  },
})
