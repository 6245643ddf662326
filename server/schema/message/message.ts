import { maySeeSession } from '#server/domain/viewer.ts'
import { builder } from './builder.ts'
import { AnswerSourceEnum, MessageSenderEnum, SuggestedActionEnum } from './enums.ts'
import { Faq, seesDisabledFaqs } from './faq.ts'
import { faqsOfMessage } from './loaders.ts'

/** How many FAQs a reply cites or offers, for the cost of an operation. */
const USUAL_FAQS = 3

export const Message = builder.prismaNode('Message', {
  description: 'One message of a session, as stored.',
  id: { field: 'id' },
  authScopes: (message, { viewer }) => maySeeSession(viewer, message.sessionId),
  fields: (t) => ({
    seq: t.exposeInt('seq', { description: '1, 2, 3 … within the session, without gaps.' }),
    sender: t.expose('sender', { type: MessageSenderEnum, description: 'Who wrote it.' }),
    text: t.exposeString('text', { description: 'Plain text or Markdown; never HTML.' }),
    clientMessageId: t.exposeString('clientMessageId', {
      nullable: true,
      description: 'The id that the sender chose, if any.',
    }),
    replyToSeq: t.exposeInt('replyToSeq', {
      nullable: true,
      description: "Bot replies only: the seq of the customer's message that it answers.",
    }),
    confidence: t.exposeFloat('confidence', {
      nullable: true,
      description: 'Bot replies only, 0 to 1: how sure the bot is that the reply is right.',
    }),
    source: t.expose('source', {
      type: AnswerSourceEnum,
      nullable: true,
      description: 'Bot replies only: what the reply rests on.',
    }),
    escalated: t.exposeBoolean('escalated', {
      description: 'Whether a person was asked for with this reply.',
    }),
    suggestedActions: t.expose('suggestedActions', {
      type: [SuggestedActionEnum],
      description: 'What the customer could do next.',
    }),
    citations: t.field({
      type: [Faq],
      complexity: { field: 1, multiplier: USUAL_FAQS },
      description: 'The FAQs that the answer rests on; those deleted since are left out.',
      resolve: ({ citedFaqIds }, _args, context) =>
        faqsOfMessage(context, citedFaqIds, seesDisabledFaqs(context.viewer)),
    }),
    suggestedQuestions: t.field({
      type: [Faq],
      complexity: { field: 1, multiplier: USUAL_FAQS },
      description: 'Close questions, offered as quick replies when the bot is unsure.',
      resolve: ({ suggestedFaqIds }, _args, context) =>
        faqsOfMessage(context, suggestedFaqIds, seesDisabledFaqs(context.viewer)),
    }),
    agentName: t.exposeString('agentName', {
      nullable: true,
      description: 'On AGENT messages: the name that the customer sees.',
    }),
    trace: t.expose('trace', {
      type: 'JSON',
      nullable: true,
      authScopes: { agent: true },
      unauthorizedResolver: () => null,
      description:
        '[agent] Bot replies only: how the reply came about. What was matched with which confidence, which rule fired, what the model said of itself.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was stored.' }),
  }),
})
