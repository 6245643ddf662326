import { escalate } from '#server/domain/handoff/escalate.ts'
import { addMutation } from '../add-mutation.ts'
import { Session } from '../session/session.ts'
import { Ticket } from '../ticket/ticket.ts'

addMutation('escalate', {
  description: "Asks for a person. Needs the session's token, or staff.",
  authScopes: { anyone: true },
  input: {
    description: 'Which session is to be handed over, and why.',
    fields: (t) => ({
      sessionId: t.id({ required: true, description: 'It must not be resolved.' }),
      reason: t.string({
        required: true,
        description: "What it is about; 1 to 1000 characters. The agent reads it as the ticket's note.",
      }),
      requestedBy: t.string({
        description: 'Who asks, when it is not the customer; 200 characters at most.',
      }),
    }),
  },
  resolve: (input, { deps, ...caller }) => escalate(deps, caller, input),
  payload: {
    description: 'The ticket: a new one, or the one that was open already.',
    fields: (t) => ({
      ticket: t.expose('ticket', { type: Ticket, description: 'Open until an agent takes it.' }),
      session: t.expose('session', {
        type: Session,
        description: 'WAITING now, with its place in the queue.',
      }),
    }),
  },
})
