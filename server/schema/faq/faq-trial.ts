import { MAX_MESSAGE_CHARACTERS } from '#server/domain/clean-text.ts'
import type { FaqTrial as Trial } from '#server/domain/knowledge/faq/authoring/try-faq.ts'
import { tryFaq } from '#server/domain/knowledge/faq/authoring/try-faq.ts'
import { builder } from '../builder.ts'
import { decidedByField } from '../decided-by-field.ts'
import { Faq } from './faq.ts'
import { FaqInput } from './faq-input.ts'

const FaqDecision = builder.enumType('FaqDecision', {
  description: 'What the search lets the bot do with a message.',
  values: {
    ANSWER: { value: 'answer', description: 'It is sure: the FAQ is the reply.' },
    MAY_HELP: {
      value: 'may-help',
      description: 'It shows one answer, marked as not certain, and others to choose from.',
    },
    DID_YOU_MEAN: { value: 'did-you-mean', description: 'It offers up to 3 close questions.' },
    NOTHING: {
      value: 'nothing',
      description: 'The FAQ has no answer to it: the model answers, or a person.',
    },
  } as const,
})

const FaqTrialMatch = builder.objectRef<Trial['matches'][number]>('FaqTrialMatch').implement({
  authScopes: decidedByField,
  description: 'An FAQ that the text finds, saved or not.',
  fields: (t) => ({
    question: t.exposeString('question', { description: 'Its question, as the trial had it.' }),
    confidence: t.exposeFloat('confidence', {
      description: 'Calibrated, 0 to 1: the share of matches with this confidence that are right.',
    }),
    isDraft: t.exposeBoolean('isDraft', { description: 'Whether it is the draft.' }),
    faq: t.field({
      type: Faq,
      nullable: true,
      description: 'The FAQ as it is saved; null for a new one.',
      resolve: ({ faqId }, _args, { loaders }) => (faqId === null ? null : loaders.faqs.load(faqId)),
    }),
  }),
})

const FaqTrial = builder.objectRef<Trial>('FaqTrial').implement({
  authScopes: decidedByField,
  description: 'What the bot would do with a text.',
  fields: (t) => ({
    decision: t.expose('decision', { type: FaqDecision, description: 'What it would do.' }),
    matches: t.expose('matches', { type: [FaqTrialMatch], description: 'The nearest 5, best first.' }),
  }),
})

builder.queryFields((t) => ({
  tryFaq: t.field({
    type: FaqTrial,
    authScopes: { $any: { agent: true, partner: 'faqs:write' } },
    // With a draft an index is made for it.
    complexity: ({ text }) => ({
      field: 200 + Math.ceil(Math.min(text.length, MAX_MESSAGE_CHARACTERS) / 2),
      multiplier: 5,
    }),
    description:
      'What the bot would do with a text, by its own search, before an FAQ is saved. Of a FAQ with more than 600 texts those near to the text and to the draft are looked at.',
    args: {
      text: t.arg.string({
        required: true,
        description: `A customer's words; ${MAX_MESSAGE_CHARACTERS} characters at most.`,
      }),
      draft: t.arg({
        type: FaqInput,
        description: 'An FAQ as it is to be, its answer and category maybe empty. Left out: what is saved.',
      }),
      id: t.arg.id({ description: 'Which FAQ the draft is of. Left out: a new one.' }),
    },
    resolve: (_root, args, { deps }) => tryFaq(deps.faqs, args),
  }),
}))
