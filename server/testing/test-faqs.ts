import type { Faq } from '#prisma/generated/client.ts'
import type { Deps } from '#server/domain/deps.ts'
import { createFaq } from '#server/domain/faq/write-faq.ts'

/** What tests ask: each is decided without doubt, however the search is tuned. */
export const questions = {
  /** The exact question of the first FAQ. */
  known: 'How long does delivery take?',
  /** The same with an escalation keyword in it. */
  knownWithKeyword: 'When do I get my refund?',
  /** Two FAQs are put in these very words. */
  close: 'Change my address',
  /** Nothing in the FAQ is like it. */
  unknown: 'Zyxomma petiolatum?',
  smallTalk: 'Hello',
  person: 'I want to talk to a person',
} as const

/** Three FAQs and one that is close to another. */
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
    question: 'How do I change the delivery address of an order?',
    answer: 'Open the order and choose another address until it is packed.',
    category: 'Shipping',
    phrasings: [questions.close],
  })
  await createFaq(deps, {
    question: 'How do I change the address in my account?',
    answer: 'Open your account, then Addresses.',
    category: 'Account',
    phrasings: [questions.close],
  })
  return { delivery, refund }
}
