import { maySeeSession } from '#server/domain/access/authorize.ts'
import { giveFeedback } from '#server/domain/feedback/give-feedback.ts'
import { rateSession } from '#server/domain/feedback/rate-session.ts'
import { addMutation } from '../add-mutation.ts'
import { builder } from '../builder.ts'
import { Message } from '../message/message.ts'
import { Session } from './session.ts'

builder.prismaObjectField(Message, 'feedback', (t) =>
  t.relation('feedback', {
    type: Feedback,
    nullable: true,
    description: "The customer's thumb on this reply; null without one.",
  }),
)

const Feedback = builder.prismaObject('Feedback', {
  description: 'Whether the customer found a reply helpful.',
  include: { message: { select: { sessionId: true } } },
  authScopes: ({ message }, { viewer }) => maySeeSession(viewer, message.sessionId),
  fields: (t) => ({
    helpful: t.exposeBoolean('helpful', { description: 'Thumb up or down.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, in their own words.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was given.' }),
  }),
})

addMutation('giveFeedback', {
  description:
    "A thumb up or down on a reply of the bot; a later one replaces it. Needs the session's token, or staff.",
  authScopes: { anyone: true },
  input: {
    description: 'Which reply, and whether it helped.',
    fields: (t) => ({
      messageId: t.id({ required: true, description: "Of a bot's reply; other messages take no feedback." }),
      helpful: t.boolean({ required: true, description: 'Thumb up or down.' }),
      reason: t.string({ description: 'Why; 1000 characters at most.' }),
    }),
  },
  resolve: async (input, { deps, viewer }) => ({ message: await giveFeedback(deps, viewer, input) }),
  payload: {
    description: 'The reply that the feedback is about.',
    fields: (t) => ({
      reply: t.expose('message', {
        type: Message,
        description: 'The message of the bot, with the thumb on it.',
      }),
    }),
  },
})

addMutation('rateSession', {
  description:
    "How satisfied the customer is; another rating replaces it. Needs the session's token, or staff.",
  authScopes: { anyone: true },
  input: {
    description: "The customer's satisfaction with a session (CSAT).",
    fields: (t) => ({
      sessionId: t.id({ required: true, description: 'In any state.' }),
      rating: t.int({ required: true, description: '1 (not at all) to 5 (very).' }),
      ratingComment: t.string({ description: 'In their own words; 1000 characters at most.' }),
    }),
  },
  resolve: async (input, { deps, viewer }) => ({ session: await rateSession(deps, viewer, input) }),
  payload: {
    description: 'The session that was rated.',
    fields: (t) => ({ session: t.expose('session', { type: Session, description: 'With its rating.' }) }),
  },
})
