import type { MessageTranslation as Row } from '#prisma/generated/client.ts'
import { primaryLanguage } from '#server/domain/language/language-tag.ts'
import { builder } from '../builder.ts'
import { MessageTranslationStateEnum } from '../enums.ts'
import { Message } from './message.ts'

export const MessageTranslation = builder.objectRef<Row>('MessageTranslation').implement({
  authScopes: { agent: true },
  description:
    'A message in the language of an agent, made by the model. For staff; the message stays as it is.',
  fields: (t) => ({
    language: t.exposeString('language', {
      description: 'What it is translated into, as a primary language tag such as "en".',
    }),
    from: t.exposeString('from', { description: 'What the message is taken to be in, likewise.' }),
    state: t.expose('state', { type: MessageTranslationStateEnum, description: 'How far it is.' }),
    text: t.exposeString('text', {
      nullable: true,
      description: 'Plain text or Markdown; null unless DONE.',
    }),
    problem: t.exposeString('problem', {
      nullable: true,
      description:
        'What the model may have changed, so that the original is to be compared: such as "number", "date", "link", "name" or "negation". Null: nothing that code can see.',
    }),
  }),
})

builder.prismaObjectFields(Message, (t) => ({
  machineTranslation: t.field({
    type: MessageTranslation,
    nullable: true,
    authScopes: { agent: true },
    unauthorizedResolver: () => null,
    args: {
      language: t.arg.string({ required: true, description: 'Of the reader, as a BCP 47 tag such as "en".' }),
    },
    description: '[agent] The message in another language; null until translateMessages has ordered it.',
    resolve: ({ id }, { language: tag }, { loaders }) => {
      const language = primaryLanguage(tag)
      return language === null ? null : loaders.messageTranslations.load({ messageId: id, language })
    },
  }),
}))
