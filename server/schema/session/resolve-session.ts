import { resolveSession } from '#server/domain/session/resolve-session.ts'
import { addMutation } from '../add-mutation.ts'
import { Session } from './session.ts'

addMutation('resolveSession', {
  description:
    "Ends a session. The customer's own call is a confirmed resolution. Needs the session's token, or staff.",
  authScopes: { anyone: true },
  input: {
    description: 'Which session is over.',
    fields: (t) => ({
      sessionId: t.id({
        required: true,
        description: 'One that is with another agent is a Conflict, unless an admin ends it.',
      }),
      evenIfUnanswered: t.boolean({
        defaultValue: false,
        description:
          'For staff: true consents to leave a message of the customer without an answer; else that is a Conflict with the reason UNANSWERED_MESSAGE.',
      }),
    }),
  },
  resolve: async ({ sessionId, evenIfUnanswered }, { deps, viewer }) => ({
    session: await resolveSession(deps, viewer, sessionId, { evenIfUnanswered: evenIfUnanswered ?? false }),
  }),
  payload: {
    description: 'The session that has ended.',
    fields: (t) => ({
      session: t.expose('session', {
        type: Session,
        description: 'RESOLVED; a new message from the customer reopens it.',
      }),
    }),
  },
})
