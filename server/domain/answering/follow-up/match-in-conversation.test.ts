import { expect, test } from 'vitest'
import type { FaqDecision, SearchableFaq } from '../../knowledge/search/faq-match.ts'
import { buildFaqIndex } from '../../knowledge/search/index/faq-index.ts'
import { matchFaq } from '../../knowledge/search/index/match-faq.ts'
import { matchInConversation } from './match-in-conversation.ts'

const faq = (id: string, question: string): SearchableFaq => ({
  ...{ id, question, answer: 'See the terms.', category: '', phrasings: [], keywords: [] },
})
const returns = faq('returns', 'How many days do returns take?')
const warranty = faq('warranty', 'How long is the guarantee on tents?')
const tents = faq('tents', 'Do your tents have a guarantee, and what does it cover?')

test('an offer starts with the entry of it that the question before makes likeliest, whatever else that names', async () => {
  const index = await buildFaqIndex([returns, warranty, tents], { encoder: null })
  const text = 'how long do I have'
  const question = 'Do your tents have a guarantee?'
  const joint = await matchFaq(index, `${question}\n${text}`)
  expect(joint.nearest.map((one) => one.faq.id)).toEqual(['tents', 'warranty', 'returns'])

  const close = [returns, warranty].map((one) => ({ faq: one, confidence: 0.3 }))
  const alone: FaqDecision = { ...joint, kind: 'did-you-mean', close, nearest: close }
  const decision = await matchInConversation(index, { text, alone }, { question, answeredFaqIds: [] })
  expect(decision).toMatchObject({
    kind: 'did-you-mean',
    close: [{ faq: warranty }, { faq: returns }],
  })
})
