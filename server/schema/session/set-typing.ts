import { setTyping } from '#server/domain/session/set-typing.ts'
import { addMutation } from '../add-mutation.ts'
import { Session } from './session.ts'

addMutation('setTyping', {
  description:
    "Shows the others in the session that the viewer types, for a few seconds. Needs the session's token, or staff.",
  authScopes: { anyone: true },
  input: {
    description: 'Sent again every few seconds while it lasts: it ends by itself.',
    fields: (t) => ({
      sessionId: t.id({ required: true, description: 'The one that the viewer writes in.' }),
      typing: t.boolean({ required: true, description: 'False when the viewer has stopped.' }),
    }),
  },
  resolve: async ({ sessionId, typing }, { deps, viewer }) => ({
    session: await setTyping(deps, viewer, sessionId, typing),
  }),
  payload: {
    description: 'The session in which it is shown.',
    fields: (t) => ({
      session: t.expose('session', { type: Session, description: 'Unchanged: typing is not stored.' }),
    }),
  },
})
