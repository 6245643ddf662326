import { describe, expect, it } from 'vitest'
import type { SearchableFaq } from '../../search/faq-match.ts'
import { buildFaqIndex } from '../../search/index/faq-index.ts'
import { suggestFaqs } from '../../search/index/suggest-faqs.ts'
import { warnBeforePublishing } from './publishing-warnings.ts'

const faq = (id: string, question: string, phrasings: string[] = []): SearchableFaq => ({
  id,
  question,
  answer: 'Yes.',
  category: 'General',
  phrasings,
  keywords: [],
})
const five = ['one way to ask', 'a second way to ask', 'asking thirdly', 'fourth time lucky', 'number five']

describe('before an FAQ is published', async () => {
  const index = await buildFaqIndex(
    [faq('track', 'Where is my order?', ['track my parcel']), faq('return', 'How do I return an item?')],
    { encoder: null },
  )

  it('warns of words that another FAQ claims, and of too few phrasings', async () => {
    const warnings = await warnBeforePublishing(index, faq('new', 'Parcels', ['Track my parcel!']))
    expect(warnings).toContainEqual({ kind: 'same-words', faqId: 'track', text: 'Track my parcel!' })
    expect(warnings).toContainEqual({ kind: 'few-phrasings', count: 1, enough: 5 })
  })

  it('warns of an FAQ that is nearly the same', async () => {
    const warnings = await warnBeforePublishing(index, faq('new', 'How do I return one item?', five))
    expect(warnings).toEqual([{ kind: 'close-to', faqId: 'return', similarity: expect.any(Number) }])
  })

  it('does not warn of the FAQ itself', async () => {
    expect(await warnBeforePublishing(index, faq('track', 'Where is my order?', five))).toEqual([])
  })

  it('suggests questions while someone is typing, typos included', () => {
    expect(suggestFaqs(index, 'where is').map(({ id }) => id)).toEqual(['track'])
    expect(suggestFaqs(index, 'retrun an it')[0]?.id).toBe('return')
    expect(suggestFaqs(index, 'w')).toEqual([])
  })
})
