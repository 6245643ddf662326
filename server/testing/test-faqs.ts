import type { Faq } from '#prisma/generated/client.ts'
import type { Deps } from '#server/domain/deps.ts'
import { createFaq } from '#server/domain/knowledge/faq/write-faq.ts'

/** What tests ask: each is decided without doubt, however the search is tuned. */
export const questions = {
  /** The exact question of the first FAQ. */
  known: 'How long does delivery take?',
  /** The same with an escalation keyword in it. */
  knownWithKeyword: 'When do I get my refund?',
  /** Says something of two FAQs, and not enough of either. */
  close: 'money address',
  /** Not a piece of a word of it stands in the FAQ. */
  unknown: 'Qqqq zzzz?',
  smallTalk: 'Hello',
  person: 'I want to talk to a person',
} as const

/** Two FAQs that stand alone and two that are close to each other. */
export async function writeTestFaqs(deps: Deps): Promise<Record<'delivery' | 'refund', Faq>> {
  const delivery = await createFaq(deps, {
    question: questions.known,
    answer: 'Delivery takes two to four working days within the country.',
    category: 'Shipping',
  })
  const refund = await createFaq(deps, {
    question: questions.knownWithKeyword,
    answer: 'Your money is on its way back within five working days after we have your parcel.',
    category: 'Returns',
  })
  await createFaq(deps, {
    question: 'How do I change my address?',
    answer: 'Before dispatch: open the order, then Address.',
    category: 'Shipping',
  })
  await createFaq(deps, {
    question: 'How do I change my address?',
    answer: 'Open your account, then Address.',
    category: 'Account',
  })
  return { delivery, refund }
}
