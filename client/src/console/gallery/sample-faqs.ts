import { FaqsDocument, SearchFaqsDocument } from '../../gql/console/graphql.ts'
import type { Faq } from '../faq/faq-form.ts'
import { endless, minutesAgo } from './people.ts'
import { answers } from './scripted-api.ts'

const aFaq = (fields: Partial<Faq> & { id: string; question: string }): Faq => ({
  answer: 'As soon as it leaves us, we email you **a tracking link**.',
  category: 'Shipping',
  phrasings: ['track my order', 'parcel not here yet'],
  keywords: ['tracking'],
  enabled: true,
  language: null,
  externalId: null,
  translationOf: null,
  wordedAt: minutesAgo(60),
  updatedAt: minutesAgo(60),
  ...fields,
})

export const faqs: readonly Faq[] = [
  aFaq({ id: 'faq-order', question: 'Where is my order?' }),
  aFaq({ id: 'faq-delivery', question: 'How long does delivery take?' }),
  aFaq({ id: 'faq-return', question: 'How do I send something back?', category: 'Returns' }),
  aFaq({ id: 'faq-off', question: 'Do you repair zeppelins?', category: 'Repairs', enabled: false }),
  aFaq({ id: 'faq-long', question: `What is ${endless}?`, category: 'Repairs' }),
]

/** The whole list, in one page. */
export const faqsListed = (nodes: readonly Faq[] = faqs) =>
  answers(FaqsDocument, {
    faqs: {
      totalCount: nodes.length,
      nodes: [...nodes],
      pageInfo: { hasNextPage: false, endCursor: null },
    },
  })

/** Whatever is looked for. */
export const found = answers(SearchFaqsDocument, {
  searchFaqs: faqs.slice(0, 3).map((faq, index) => ({ faq, confidence: 0.91 - index * 0.3 })),
})
