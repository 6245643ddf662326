import { maySeeSession } from '#server/domain/access/authorize.ts'
import { isTentative } from '#server/domain/answering/replies/stored-trace.ts'
import { readTranslation } from '#server/domain/translation/stored-translation.ts'
import { builder } from '../builder.ts'
import { AnswerSourceEnum, MessageSenderEnum, NoticeEnum, SuggestedActionEnum } from '../enums.ts'
import { Faq, keepsFaqs } from '../faq/faq.ts'
import { visibleFaqs } from '../loaders.ts'
import { TextTranslation } from './text-translation.ts'

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
    language: t.exposeString('language', {
      nullable: true,
      description:
        'A primary language tag such as "de": what a message of the customer is taken to be in, and what an answer from FAQs in another language, or a translated message of an agent, is written in. Null when it is not known, and of all other messages.',
    }),
    translation: t.field({
      type: TextTranslation,
      nullable: true,
      select: { translation: true },
      description:
        'Of an answer from FAQs that are in another language than the customer writes, and of an agent who does: what text is a translation of, or should have been. Null of all other messages.',
      resolve: ({ translation }) => readTranslation(translation),
    }),
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
        visibleFaqs(context, citedFaqIds, keepsFaqs(context.viewer)),
    }),
    isTentative: t.boolean({
      select: { trace: true },
      description:
        'Bot replies only: the text shows the answer of the first of the suggestedQuestions, which may not be what was asked, and asks whether it is. "Yes" and "no" are understood as the next message.',
      resolve: (message) => isTentative(message),
    }),
    suggestedQuestions: t.field({
      type: [Faq],
      complexity: { field: 1, multiplier: USUAL_FAQS },
      description:
        'Close questions, offered as quick replies when the bot is unsure. The next message may be one of them, "the second one" or "none of these", in any language of the chat.',
      resolve: ({ suggestedFaqIds }, _args, context) =>
        visibleFaqs(context, suggestedFaqIds, keepsFaqs(context.viewer)),
    }),
    agentName: t.exposeString('agentName', {
      nullable: true,
      description:
        'On AGENT messages: the name that the customer sees. On SYSTEM messages: the agent whom the notice is about.',
    }),
    notice: t.expose('notice', {
      type: NoticeEnum,
      nullable: true,
      description:
        'SYSTEM messages only: what the notice is about, for clients that say it in their own language; text says it in English.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was stored.' }),
  }),
})
