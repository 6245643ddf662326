import { MAX_MESSAGE_CHARACTERS } from '#server/domain/clean-text.ts'
import { type ReplyTranslation, translateAgentReply } from '#server/domain/sending/translate-agent-reply.ts'
import { orderTranslations } from '#server/domain/translation/messages/order-translations.ts'
import { addMutation } from '../add-mutation.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'
import { Message } from '../message/message.ts'
import { Session } from '../session/session.ts'
import { staff } from '../staff/staff.ts'

addMutation('translateMessages', {
  description:
    "Has messages of the customer and the bot translated into the agent's own language (ApiKey.translationLanguage), in the background: MessageTranslated announces each. What is in that language, ordered already or done stays as it is; what FAILED is tried again. For agents who have chosen a language.",
  authScopes: { agent: true },
  input: {
    description: 'Which messages an agent wants to read.',
    fields: (t) => ({
      sessionId: t.id({ required: true, description: 'The one that the agent reads.' }),
      seqs: t.intList({ required: true, description: 'Up to 100; those that there are not are left out.' }),
    }),
  },
  resolve: (input, { deps, viewer }) => orderTranslations(deps, staff(viewer), input),
  payload: {
    description: 'What was ordered.',
    fields: (t) => ({
      session: t.expose('session', { type: Session, description: 'Whose messages they are.' }),
      messages: t.expose('messages', {
        type: [Message],
        description: 'Those of the seqs, in their order; machineTranslation says how far each is.',
      }),
    }),
  },
})

const TranslatedReply = builder.objectRef<ReplyTranslation>('TranslatedReply').implement({
  authScopes: decidedByField,
  description: "An agent's words in the customer's language, before anybody else has read them.",
  fields: (t) => ({
    from: t.exposeString('from', {
      description: 'What the agent wrote in, as a primary language tag such as "en".',
    }),
    to: t.exposeString('to', { description: 'What the customer would read, likewise.' }),
    text: t.exposeString('text', { description: 'What the customer would read.' }),
    problem: t.exposeString('problem', {
      nullable: true,
      description:
        'What the translation changed, so that sendAgentMessage refuses it: such as "number", "date", "link", "name" or "negation". Null: nothing that code can see.',
    }),
  }),
})

addMutation('translateReply', {
  description:
    'Translates what an agent is about to say; sendAgentMessage sends it. Nothing is stored. For the agent who took the session (or an admin) and has chosen a language; a Conflict TRANSLATION_UNAVAILABLE says that there is no translation now.',
  authScopes: { agent: true },
  input: {
    description: "The agent's words, and whom they are for.",
    fields: (t) => ({
      sessionId: t.id({ required: true, description: 'It must be WITH_AGENT.' }),
      text: t.string({
        required: true,
        description: `1 to ${MAX_MESSAGE_CHARACTERS} characters after normalisation.`,
      }),
      to: t.string({
        description: 'What to translate into, as a BCP 47 tag. Omitted: the language of the session.',
      }),
    }),
  },
  resolve: async (input, { deps, viewer }) => ({
    translation: await translateAgentReply(deps, staff(viewer), input),
  }),
  payload: {
    description: 'What the customer would read.',
    fields: (t) => ({
      translation: t.expose('translation', {
        type: TranslatedReply,
        nullable: true,
        description: 'Null when the words are in that language already: send them as they are.',
      }),
    }),
  },
})
