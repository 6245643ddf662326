import { assignTicket } from '#server/domain/handoff/assign-ticket.ts'
import { returnToQueue } from '#server/domain/handoff/return-to-queue.ts'
import { withdrawTicket } from '#server/domain/handoff/withdraw-ticket.ts'
import { reopenSession } from '#server/domain/session/reopen-session.ts'
import type { ClosedTicket } from '#server/domain/ticket/close-ticket.ts'
import { closeTicket, closeTickets } from '#server/domain/ticket/close-ticket.ts'
import { addMutation } from '../add-mutation.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'
import { UserError } from '../errors/user-error.ts'
import { Session } from '../session/session.ts'
import { staff } from '../staff/staff.ts'
import { Ticket } from '../ticket/ticket.ts'

addMutation('withdrawTicket', {
  description:
    "The customer no longer needs a person: the bot answers again and the ticket closes as WITHDRAWN. Doing it again changes nothing. A Conflict once an agent has joined. Needs the session's token, or staff.",
  authScopes: { anyone: true },
  input: {
    description: 'Whose request for a person is withdrawn.',
    fields: (t) => ({ sessionId: t.id({ required: true, description: 'A session that is WAITING.' }) }),
  },
  resolve: async ({ sessionId }, { deps, viewer }) => ({
    session: await withdrawTicket(deps, viewer, sessionId),
  }),
  payload: {
    description: 'The session without its place in the queue.',
    fields: (t) => ({ session: t.expose('session', { type: Session, description: 'ACTIVE now.' }) }),
  },
})

addMutation('assignTicket', {
  description:
    "Gives a session to a colleague: one's own, or one that waits; an admin any. The colleague owns it from then on, and the customer reads who left and who joined. A Conflict names who has it.",
  authScopes: { agent: true },
  input: {
    description: 'Which ticket goes to whom.',
    fields: (t) => ({
      ticketId: t.id({ required: true, description: 'Of an unresolved one.' }),
      agentId: t.id({ required: true, description: 'Of the colleague, as in `agents`.' }),
    }),
  },
  resolve: async (input, { deps, viewer }) => ({ ticket: await assignTicket(deps, staff(viewer), input) }),
  payload: {
    description: 'The ticket with its new assignee.',
    fields: (t) => ({ ticket: t.expose('ticket', { type: Ticket, description: 'TAKEN by the colleague.' }) }),
  },
})

addMutation('returnToQueue', {
  description:
    'Puts a session back into the queue, at the place that it had before it was taken. For the agent who has it, or an admin.',
  authScopes: { agent: true },
  input: {
    description: 'Which session the agent gives up.',
    fields: (t) => ({ sessionId: t.id({ required: true, description: 'A session that is WITH_AGENT.' }) }),
  },
  resolve: async ({ sessionId }, { deps, viewer }) => ({
    session: await returnToQueue(deps, staff(viewer), sessionId),
  }),
  payload: {
    description: 'The session, which waits again.',
    fields: (t) => ({
      session: t.expose('session', { type: Session, description: 'WAITING, with its place in the queue.' }),
    }),
  },
})

addMutation('closeTicket', {
  description:
    'Closes a ticket that is junk without taking it: its outcome is SPAM and its session is RESOLVED, counted apart from what was solved. Can be undone by reopenSession. Doing it again changes nothing.',
  authScopes: { agent: true },
  input: {
    description: 'Which ticket is junk.',
    fields: (t) => ({
      ticketId: t.id({ required: true, description: "An open one, or the agent's own; an admin's any." }),
    }),
  },
  resolve: async ({ ticketId }, { deps, viewer }) => ({
    ticket: await closeTicket(deps, staff(viewer), ticketId),
  }),
  payload: {
    description: 'The closed ticket.',
    fields: (t) => ({ ticket: t.expose('ticket', { type: Ticket, description: 'With the outcome SPAM.' }) }),
  },
})

const ClosedTicketRef = builder.objectRef<ClosedTicket>('ClosedTicket').implement({
  authScopes: decidedByField,
  description: 'The outcome for one of many tickets to be closed: either the ticket or the error is set.',
  fields: (t) => ({
    ticketId: t.exposeID('ticketId', { description: 'As it was sent.' }),
    ticket: t.expose('ticket', { type: Ticket, nullable: true, description: 'With the outcome SPAM.' }),
    error: t.expose('error', {
      type: UserError,
      nullable: true,
      description: 'Why this one stays as it is; the others are closed all the same.',
    }),
  }),
})

addMutation('closeTickets', {
  description:
    'Closes many tickets as junk at once, as closeTicket does. Each is closed or refused by itself.',
  authScopes: { agent: true },
  input: {
    description: 'Which tickets are junk.',
    fields: (t) => ({ ticketIds: t.idList({ required: true, description: '1 to 100 of them.' }) }),
  },
  resolve: async ({ ticketIds }, { deps, viewer }) => ({
    results: await closeTickets(deps, staff(viewer), ticketIds),
  }),
  payload: {
    description: 'The outcome for each ticket.',
    fields: (t) => ({
      results: t.expose('results', {
        type: [ClosedTicketRef],
        description: 'One for each id, in the order in which they were sent.',
      }),
    }),
  },
})

addMutation('reopenSession', {
  description:
    "Undoes the agent's own resolveSession, closeTicket or closeTickets within 10 seconds: the session goes back to its previous owner, and the resolution does not count. A Conflict once the customer has written or the session has changed in any other way.",
  authScopes: { agent: true },
  input: {
    description: 'Which session was ended by mistake.',
    fields: (t) => ({ sessionId: t.id({ required: true, description: 'A session that is RESOLVED.' }) }),
  },
  resolve: async ({ sessionId }, { deps, viewer }) => ({
    session: await reopenSession(deps, staff(viewer), sessionId),
  }),
  payload: {
    description: 'The session as it was before.',
    fields: (t) => ({
      session: t.expose('session', {
        type: Session,
        description: 'WITH_AGENT, WAITING or ACTIVE, as before its end.',
      }),
    }),
  },
})
