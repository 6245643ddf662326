import type { Message as MessageRow } from '#prisma/generated/client.ts'
import { InvalidInput, NotFound } from '#server/domain/errors.ts'
import { giveFeedback } from '#server/domain/feedback/give-feedback.ts'
import { rateSession } from '#server/domain/feedback/rate-session.ts'
import { maySeeSession } from '#server/domain/viewer.ts'
import { builder } from './builder.ts'
import { decidedByField } from './decided-by-field.ts'
import { Message } from './message.ts'
import { SessionPayload } from './session.ts'

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

const FeedbackPayload = builder.objectRef<{ message: MessageRow }>('FeedbackPayload').implement({
  description: 'The reply that the feedback is about.',
  authScopes: decidedByField,
  fields: (t) => ({
    message: t.field({ type: Message, description: 'The reply.', resolve: ({ message }) => message }),
  }),
})

const FeedbackResult = builder.errorUnion('FeedbackResult', {
  description: 'What comes of giving feedback.',
  types: [FeedbackPayload, InvalidInput, NotFound],
  resolveType: () => FeedbackPayload,
})

const RateSessionResult = builder.errorUnion('RateSessionResult', {
  description: 'What comes of rating a session.',
  types: [SessionPayload, InvalidInput, NotFound],
  resolveType: () => SessionPayload,
})

builder.mutationFields((t) => ({
  giveFeedback: t.field({
    type: FeedbackResult,
    authScopes: { anyone: true },
    description:
      "A thumb on a reply of the bot; another one replaces it. Needs the session's token, or staff.",
    args: {
      messageId: t.arg.id({ required: true, description: 'The reply.' }),
      helpful: t.arg.boolean({ required: true, description: 'Thumb up or down.' }),
      reason: t.arg.string({ description: 'Why; 1000 characters at most.' }),
    },
    resolve: async (_root, args, { deps, viewer }) => ({ message: await giveFeedback(deps, viewer, args) }),
  }),
  rateSession: t.field({
    type: RateSessionResult,
    authScopes: { anyone: true },
    description:
      "How satisfied the customer is; another rating replaces it. Needs the session's token, or staff.",
    args: {
      sessionId: t.arg.id({ required: true, description: 'Which session.' }),
      stars: t.arg.int({ required: true, description: '1 (not at all) to 5 (very).' }),
      comment: t.arg.string({ description: 'In their own words; 1000 characters at most.' }),
    },
    resolve: async (_root, args, { deps, viewer }) => ({ session: await rateSession(deps, viewer, args) }),
  }),
}))
