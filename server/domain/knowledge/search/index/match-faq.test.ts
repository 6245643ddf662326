import { describe, expect, it } from 'vitest'
import { buildFaqIndex } from './faq-index.ts'
import type { SearchableFaq } from './faq-match.ts'
import { matchFaq } from './match-faq.ts'

const faqs: SearchableFaq[] = [
  {
    id: 'track',
    question: 'Where is my order?',
    answer: 'Follow the link in the e-mail.',
    category: 'Shipping',
    phrasings: ['track my parcel', 'my package has not arrived'],
    keywords: ['tracking'],
  },
  {
    id: 'return',
    question: 'How do I return an item?',
    answer: 'Within 30 days.',
    category: 'Returns',
    phrasings: ['send something back', 'return policy'],
    keywords: ['returns'],
  },
]

describe('matchFaq by words alone', async () => {
  const index = await buildFaqIndex(faqs, { encoder: null })

  it('answers at once when the message is a question, a phrasing or a keyword phrase but for case and marks', async () => {
    for (const text of ['WHERE IS MY ORDER', 'Track my parcel!!', ' tracking ']) {
      const decision = await matchFaq(index, text)
      expect(decision).toMatchObject({ kind: 'answer', match: { faq: { id: 'track' }, confidence: 1 } })
    }
  })

  it('finds the right one among inflected words', async () => {
    const decision = await matchFaq(index, 'returning items')
    expect(decision.nearest[0]?.faq.id).toBe('return')
  })

  it('has nothing for words that it has never seen, and for none', async () => {
    expect((await matchFaq(index, 'qqq zzz')).kind).toBe('nothing')
    expect((await matchFaq(index, '?!')).kind).toBe('nothing')
  })

  it('stays within the category asked for', async () => {
    const decision = await matchFaq(index, 'where is my order', { category: 'Returns' })
    expect(decision.nearest.every(({ faq }) => faq.category === 'Returns')).toBe(true)
    expect(decision.kind).not.toBe('answer')
  })

  it('does not answer from a single FAQ because its small words are in the message', async () => {
    const alone = await buildFaqIndex(faqs.slice(0, 1), { encoder: null })
    for (const text of ['where is my mother', 'where is my husband now', 'my order of the day'])
      expect((await matchFaq(alone, text)).kind).not.toBe('answer')
    expect((await matchFaq(alone, 'so where is my order')).nearest[0]?.faq.id).toBe('track')
    expect(await matchFaq(alone, 'order: where is my order?')).toMatchObject({ kind: 'answer' })
  })
})
