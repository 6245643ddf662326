import type { Message as MessageRow, Ticket as TicketRow } from '#prisma/generated/client.ts'
import { Conflict, InvalidInput, NotFound } from '#server/domain/errors.ts'
import { returnToBot } from '#server/domain/handoff/return-to-bot.ts'
import { takeTicket } from '#server/domain/handoff/take-ticket.ts'
import { sendAgentMessage } from '#server/domain/message/send-agent-message.ts'
import { setPresence } from '#server/domain/session/set-presence.ts'
import { isAgent, type Viewer } from '#server/domain/viewer.ts'
import { builder } from './builder.ts'
import { decidedByField } from './decided-by-field.ts'
import { Message } from './message.ts'
import { SessionResult } from './session.ts'
import { Ticket } from './ticket.ts'

const TicketPayload = builder.objectRef<{ ticket: TicketRow }>('TicketPayload').implement({
  authScopes: decidedByField,
  description: 'The ticket as it is now.',
  fields: (t) => ({
    ticket: t.field({ type: Ticket, description: 'The ticket.', resolve: ({ ticket }) => ticket }),
  }),
})

const TicketResult = builder.errorUnion('TicketResult', {
  description: 'What comes of taking a ticket.',
  types: [TicketPayload, NotFound, Conflict],
  resolveType: () => TicketPayload,
})

const AgentMessagePayload = builder.objectRef<{ message: MessageRow }>('AgentMessagePayload').implement({
  authScopes: decidedByField,
  description: "The agent's message as stored.",
  fields: (t) => ({
    message: t.field({ type: Message, description: 'The message.', resolve: ({ message }) => message }),
  }),
})

const AgentMessageResult = builder.errorUnion('AgentMessageResult', {
  description: "What comes of an agent's message.",
  types: [AgentMessagePayload, InvalidInput, NotFound, Conflict],
  resolveType: () => AgentMessagePayload,
})

/** The scope has let nobody else through; the type does not know. */
function staff(viewer: Viewer) {
  if (!isAgent(viewer)) throw new NotFound()
  return viewer
}

builder.mutationFields((t) => ({
  takeTicket: t.field({
    type: TicketResult,
    authScopes: { agent: true },
    description:
      'Makes the agent the owner of the session: from then on the bot is silent in it. A Conflict names who was faster.',
    args: { ticketId: t.arg.id({ required: true, description: 'Which ticket.' }) },
    resolve: async (_root, { ticketId }, { deps, viewer }) => ({
      ticket: await takeTicket(deps, staff(viewer).key, ticketId),
    }),
  }),
  sendAgentMessage: t.field({
    type: AgentMessageResult,
    authScopes: { agent: true },
    description: 'What the agent who took the session (or an admin) says to the customer.',
    args: {
      sessionId: t.arg.id({ required: true, description: 'In which session.' }),
      text: t.arg.string({ required: true, description: '1 to 4000 characters after normalisation.' }),
      clientMessageId: t.arg.string({
        description:
          'Chosen by the client. The same value again in one session stores nothing and returns the first result.',
      }),
    },
    resolve: async (_root, args, { deps, viewer }) => ({
      message: await sendAgentMessage(deps, staff(viewer), args),
    }),
  }),
  setPresence: t.boolean({
    authScopes: { agent: true },
    description:
      'Shows other agents that this one has the session open, for 30 seconds: call it again to stay.',
    args: {
      sessionId: t.arg.id({ required: true, description: 'Which session.' }),
      present: t.arg.boolean({ required: true, description: 'False: left it.' }),
    },
    resolve: (_root, { sessionId, present }, { deps, viewer }) =>
      setPresence(deps, staff(viewer).key, sessionId, present),
  }),
  returnToBot: t.field({
    type: SessionResult,
    authScopes: { agent: true },
    description:
      'Gives the session back to the bot, which goes on from a summary. For the agent who took it, or an admin.',
    args: { sessionId: t.arg.id({ required: true, description: 'Which session.' }) },
    resolve: async (_root, { sessionId }, { deps, viewer }) => ({
      session: await returnToBot(deps, staff(viewer), sessionId),
    }),
  }),
}))
