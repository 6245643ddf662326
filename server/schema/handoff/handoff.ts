import { MAX_MESSAGE_CHARACTERS } from '#server/domain/clean-text.ts'
import { returnToBot } from '#server/domain/handoff/return-to-bot.ts'
import { takeTicket } from '#server/domain/handoff/take-ticket.ts'
import { sendAgentMessage } from '#server/domain/sending/send-agent-message.ts'
import { setPresence } from '#server/domain/session/set-presence.ts'
import { addMutation } from '../add-mutation.ts'
import { builder } from '../builder.ts'
import { Message } from '../message/message.ts'
import { Session } from '../session/session.ts'
import { staff } from '../staff/staff.ts'
import { Ticket } from '../ticket/ticket.ts'

addMutation('takeTicket', {
  description:
    'Makes the agent the owner of the session: from then on the bot is silent in it. A Conflict names who was faster.',
  authScopes: { agent: true },
  input: {
    description: 'Which request for a person the agent answers.',
    fields: (t) => ({
      ticketId: t.id({
        required: true,
        description: 'Of an unresolved one; one that is taken already may be taken again by its agent.',
      }),
    }),
  },
  resolve: async ({ ticketId }, { deps, viewer }) => ({
    ticket: await takeTicket(deps, staff(viewer).key, ticketId),
  }),
  payload: {
    description: "The ticket, which is the agent's now.",
    fields: (t) => ({
      ticket: t.expose('ticket', { type: Ticket, description: 'TAKEN, with its assignee.' }),
    }),
  },
})

const AgentMessageTranslationInput = builder.inputType('AgentMessageTranslationInput', {
  description: "An agent's words in the customer's language, as translateReply gives them.",
  fields: (t) => ({
    from: t.string({ required: true, description: 'What text is in, as a BCP 47 tag such as "en".' }),
    to: t.string({ required: true, description: 'What the customer reads, likewise.' }),
    text: t.string({
      required: true,
      description: `1 to ${MAX_MESSAGE_CHARACTERS} characters after normalisation.`,
    }),
  }),
})

addMutation('sendAgentMessage', {
  description: 'What the agent who took the session (or an admin) says to the customer.',
  authScopes: { agent: true },
  input: {
    description: "The agent's words, and in which session.",
    fields: (t) => ({
      sessionId: t.id({ required: true, description: 'It must be WITH_AGENT.' }),
      text: t.string({
        required: true,
        description: `1 to ${MAX_MESSAGE_CHARACTERS} characters after normalisation.`,
      }),
      clientMessageId: t.string({
        description:
          'Chosen by the client. The same value again in one session stores nothing and returns the first result.',
      }),
      translation: t.field({
        type: AgentMessageTranslationInput,
        description:
          'What the customer reads instead, with text as its original. A Conflict TRANSLATION_DIFFERS when its numbers, dates, links, names or promises are not those of text; then nothing is sent. Omitted: the customer reads text.',
      }),
    }),
  },
  resolve: async (input, { deps, viewer }) => ({
    message: await sendAgentMessage(deps, staff(viewer), input),
  }),
  payload: {
    description: 'What the customer sees.',
    fields: (t) => ({
      agentMessage: t.expose('message', { type: Message, description: "The agent's message as stored." }),
    }),
  },
})

addMutation('setPresence', {
  description:
    'Shows other agents that this one has the session open, for 30 seconds: call it again to stay.',
  authScopes: { agent: true },
  input: {
    description: 'Sent again well within 30 seconds while it lasts: it ends by itself.',
    fields: (t) => ({
      sessionId: t.id({ required: true, description: 'The one that the agent looks at.' }),
      present: t.boolean({ required: true, description: 'False when the agent has left it.' }),
    }),
  },
  resolve: async ({ sessionId, present }, { deps, viewer }) => ({
    session: await setPresence(deps, staff(viewer), sessionId, present),
  }),
  payload: {
    description: 'The session in which it is shown.',
    fields: (t) => ({
      session: t.expose('session', { type: Session, description: 'Unchanged: presence is not stored.' }),
    }),
  },
})

addMutation('returnToBot', {
  description:
    'Gives the session back to the bot, which goes on from a summary. For the agent who took it, or an admin.',
  authScopes: { agent: true },
  input: {
    description: 'Which session the agent is done with.',
    fields: (t) => ({ sessionId: t.id({ required: true, description: 'It must be WITH_AGENT.' }) }),
  },
  resolve: async ({ sessionId }, { deps, viewer }) => ({
    session: await returnToBot(deps, staff(viewer), sessionId),
  }),
  payload: {
    description: "The session, which is the bot's again.",
    fields: (t) => ({
      session: t.expose('session', { type: Session, description: 'ACTIVE, its ticket resolved.' }),
    }),
  },
})
