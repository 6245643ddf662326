import { describe, expect, it } from 'vitest'
import { answerSentences } from './answer-sentences.ts'

describe('the sentences of an answer', () => {
  it('end at a full stop before a capital, not within an abbreviation or a number', () => {
    expect(answerSentences('Send it back, e.g. by post. It costs 4.50 EUR. No VAT is due.')).toEqual([
      'Send it back, e.g. by post.',
      'It costs 4.50 EUR.',
      'No VAT is due.',
    ])
  })

  it('include headings, list items and table rows, without their markup', () => {
    const answer =
      '## Returning\n1. Open **My orders**\n2. Choose [Return item](https://shop.example/return)\n\n| Plan A | 4 EUR |'
    expect(answerSentences(answer)).toEqual(['Open My orders', 'Choose Return item', 'Plan A 4 EUR'])
  })

  it('contain no HTML tags, and need no space between them in Chinese and Japanese', () => {
    expect(answerSentences('<p>Yes, it is <b>waterproof</b>.</p>')).toEqual(['Yes, it is waterproof .'])
    expect(answerSentences('返品は 14日 以内です。送料は 無料 です。')).toEqual([
      '返品は 14日 以内です。',
      '送料は 無料 です。',
    ])
  })

  it('of a long answer are put together, so that none is lost', () => {
    const answer = Array.from({ length: 30 }, (_, at) => `Sentence number ${at}.`).join(' ')
    const sentences = answerSentences(answer)
    expect(sentences.length).toBeLessThanOrEqual(8)
    expect(sentences.join(' ')).toBe(answer)
  })
})
