import type { StoredTranslation } from '#server/domain/translation/stored-translation.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'

export const TextTranslation = builder.objectRef<StoredTranslation>('TextTranslation').implement({
  authScopes: decidedByField,
  description:
    'How the text of a message relates to what was written in another language: an FAQ, or the words of an agent.',
  fields: (t) => ({
    from: t.exposeString('from', {
      description: 'What it was written in, as a primary language tag such as "en".',
    }),
    to: t.exposeString('to', { description: 'The language of the customer, likewise.' }),
    originalText: t.exposeString('originalText', {
      nullable: true,
      description:
        'As it was written. Null when the message is shown as it was written, because there was no translation that code found to say the same.',
    }),
  }),
})
