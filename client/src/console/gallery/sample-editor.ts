import {
  FaqHistoryDocument,
  FaqWarningsDocument,
  MachineTranslationsDocument,
  SuggestPhrasingsDocument,
  TryFaqDocument,
  UpdateFaqDocument,
  type UpdateFaqMutation,
} from '../../gql/console/graphql.ts'
import { endless, minutesAgo } from './people.ts'
import { faqs, faqsListed } from './sample-faqs.ts'
import { answers, type ScriptedAnswer } from './scripted-api.ts'

export const noHistory = answers(FaqHistoryDocument, { faqHistory: { nodes: [] } })

export const history = answers(FaqHistoryDocument, {
  faqHistory: {
    nodes: [
      {
        ...{ id: '3', action: 'RESTORED', changedBy: 'Ada', changedAt: minutesAgo(60) },
        snapshot: { question: 'Where is my order?', answer: 'We email you a tracking link.', enabled: true },
      },
      {
        ...{ id: '2', action: 'UPDATED', changedBy: endless, changedAt: minutesAgo(600) },
        snapshot: { question: `Where is ${endless}?`, answer: endless, enabled: false },
      },
      {
        ...{ id: '1', action: 'CREATED', changedBy: null, changedAt: minutesAgo(6000) },
        snapshot: { question: 'Where is it?', answer: 'On its way.', enabled: true },
      },
    ],
  },
})

export const warned = answers(FaqWarningsDocument, {
  faqWarnings: [
    {
      __typename: 'SameWordsWarning',
      message: '"track my order" is in another FAQ too. The search cannot tell them apart.',
      faq: { id: 'faq-delivery', question: 'How long does delivery take?' },
    },
    {
      __typename: 'CloseFaqWarning',
      similarity: 0.87,
      message: 'Another FAQ is very close. The assistant may ask which one is meant.',
      faq: { id: 'faq-long', question: `What is ${endless}?` },
    },
    { __typename: 'FewPhrasingsWarning', message: 'There are 2 phrasings; with 5 the search is reliable.' },
  ],
})

/** What the editor asks when all is well. */
export const machineTranslated = answers(MachineTranslationsDocument, {
  node: {
    machineTranslations: [
      {
        ...{ language: 'de', problem: null, isOutdated: true },
        ...{ question: 'Wo ist meine Bestellung?', answer: 'Wir schicken Ihnen einen Link.' },
      },
      { language: 'fr', problem: 'number', isOutdated: false, question: null, answer: null },
      { language: 'ar', problem: null, isOutdated: false, question: endless, answer: endless },
    ],
  },
})

export const mostlyAnswered: readonly ScriptedAnswer[] = [
  answers(MachineTranslationsDocument, { node: null }),
  faqsListed(),
  answers(FaqWarningsDocument, { faqWarnings: [] }),
  answers(FaqHistoryDocument, {
    faqHistory: {
      nodes: [
        {
          ...{ id: '1', action: 'CREATED', changedBy: 'Ada', changedAt: minutesAgo(60) },
          snapshot: { question: 'Where is my order?', answer: 'On its way.', enabled: true },
        },
      ],
    },
  }),
  answers(SuggestPhrasingsDocument, {
    suggestPhrasings: ['has my parcel been sent yet', 'when will it arrive', endless],
  }),
  answers(TryFaqDocument, {
    tryFaq: {
      decision: 'ANSWER',
      matches: [
        { question: 'Where is my order?', confidence: 0.92, isDraft: false, faq: { id: 'faq-order' } },
        { question: `What is ${endless}?`, confidence: 0.41, isDraft: false, faq: { id: 'faq-long' } },
        { question: 'Is it here?', confidence: 0.3, isDraft: true, faq: null },
      ],
    },
  }),
  answers(UpdateFaqDocument, ({ input }): UpdateFaqMutation => {
    const stored = faqs.find((faq) => faq.id === input.id)
    const faq = stored && { ...stored, answer: input.answer ?? stored.answer }
    return {
      updateFaq: faq ? { __typename: 'UpdateFaqPayload', faq } : { __typename: 'NotFound', message: 'gone' },
    }
  }),
]
