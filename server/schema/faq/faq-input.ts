import { builder } from '../builder.ts'

export const mayWriteFaqs = { $any: { admin: true, partner: 'faqs:write' } } as const

/** What each input that carries an FAQ says about its fields. */
export const faqFieldDescriptions = {
  question: '1 to 500 characters.',
  answer: '1 to 8000 characters; plain text or Markdown.',
  category: '1 to 100 characters.',
  phrasings: 'Other ways to put the question; 200 at most, each 1 to 500 characters.',
  keywords: 'Words that, as a whole message, mean the question; 200 at most, each 1 to 100 characters.',
  enabled: 'Whether the bot answers with it.',
  language: 'BCP 47, such as `de` or `pt-BR`. Omitted or empty: detected from the words.',
  externalId: 'The id in the system that the FAQ comes from; 200 characters at most. No two FAQs share one.',
  translationOfId:
    'The FAQ that this one says in another language: its original, or another of its translations. Each language has one variant.',
} as const

export const FaqInput = builder.inputType('FaqInput', {
  description: 'A whole FAQ, as a row of an import or as a draft that is not saved yet.',
  fields: (t) => ({
    question: t.string({ required: true, description: faqFieldDescriptions.question }),
    answer: t.string({ required: true, description: faqFieldDescriptions.answer }),
    category: t.string({ required: true, description: faqFieldDescriptions.category }),
    phrasings: t.stringList({
      description: `${faqFieldDescriptions.phrasings} Omitted: as they are, or none.`,
    }),
    keywords: t.stringList({
      description: `${faqFieldDescriptions.keywords} Omitted: as they are, or none.`,
    }),
    enabled: t.boolean({ defaultValue: true, description: faqFieldDescriptions.enabled }),
    language: t.string({ description: faqFieldDescriptions.language }),
    externalId: t.string({
      description: `${faqFieldDescriptions.externalId} An import finds its FAQ by it.`,
    }),
    translationOf: t.string({
      description:
        'The original of a translation: its externalId, its question or its id. It may be another row of the same call. A dry run does not miss it, because it may be in another part of the file.',
    }),
  }),
})
