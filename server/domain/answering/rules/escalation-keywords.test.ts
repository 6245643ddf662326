import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escalationKeywordIn } from './escalation-keywords.ts'

describe('escalation keywords', () => {
  const keywords = ['cancel', 'refund', 'billing', 'charge back']

  it('are found as whole words, whatever the case and punctuation', () => {
    expect(escalationKeywordIn('I want a REFUND!', keywords)).toBe('refund')
    expect(escalationKeywordIn('my bank did a charge-back', keywords)).toBe('charge back')
  })

  it('are not found inside other words', () => {
    expect(escalationKeywordIn('the cancellation was uncancelled and refundable', keywords)).toBeNull()
  })

  it('are found in any text that contains one between separators', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keywords), fc.string(), fc.string(), (keyword, before, after) => {
        expect(escalationKeywordIn(`${before} ${keyword} ${after}`, keywords)).not.toBeNull()
      }),
    )
  })

  it.each([
    ['返金', '返金してください'],
    ['キャンセル', '注文をキャンセルしたいです'],
    ['ｷｬﾝｾﾙ', '注文をキャンセルしたい'],
    ['退款', '我要退款'],
    ['คืนเงิน', 'ขอคืนเงินได้ไหม'],
    ['환불', '환불해 주세요'],
    ['استرداد', 'أريد استرداد المبلغ'],
    ['فاتورة', 'عندي سؤال عن الفاتورة'],
    ['Rückerstattung', 'Wo ist meine Rueckerstattung?'],
    ['Rueckerstattung', 'Wo ist meine Rückerstattung?'],
    ['Rückerstattung', 'meine RÜCKERSTATTUNGEN'],
    ['refund', 'It was not refunded'],
    ['cancel', 'I cancelled it'],
    ['charge', 'You charged me twice'],
    ['remboursé', 'Je veux être REMBOURSE'],
  ])('%s is found in %s', (keyword, text) => expect(escalationKeywordIn(text, [keyword])).toBe(keyword))

  it.each([
    ['billing', 'abilling'],
    ['due', 'du bist da'],
    ['cancel', 'cancellation'],
    ['refund', 'Is it refundable?'],
    ['sue', 'the issue is solved'],
    ['legal', 'illegal'],
    ['court', 'courtesy car'],
  ])('%s is not found in %s', (keyword, text) => expect(escalationKeywordIn(text, [keyword])).toBeNull())
})
