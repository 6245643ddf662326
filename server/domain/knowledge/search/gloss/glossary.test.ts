import { describe, expect, it } from 'vitest'
import { glossaryOf } from './glossaries.ts'
import { createGlossary } from './glossary.ts'

describe('a glossary', () => {
  it.each([
    ['de', 'Kann ich per Lastschrift zahlen?', 'can direct debit pay'],
    ['de', 'Wo finde ich Ihre Rechnungen?', 'where find invoice'],
    ['fr', 'Combien coûte la livraison ?', 'how much does it cost deliver'],
    ['es', '¿Dónde está mi pedido?', 'where order'],
    ['zh', '可以退货吗？', 'can return'],
    ['ja', '営業時間は何時からですか？', 'opening hours when'],
    ['th', 'ร้านเปิดกี่โมง?', 'shop open when'],
    ['ru', 'Как вернуть деньги за заказ?', 'how refund order'],
    ['el', 'Πόσο κοστίζει η συνδρομή;', 'how much does it cost subscription'],
    ['hi', 'पार्किंग कहाँ है?', 'parking where'],
  ])('puts words of %s into English: %s', (language, text, gloss) => {
    expect(glossaryOf(language)?.gloss(text)).toBe(gloss)
  })

  it.each([
    ['ko', '배송비는 얼마예요?', 'shipping costs how much does it cost'],
    ['ar', 'كيف أدفع بالبطاقة؟', 'how pay credit card'],
    ['he', 'איפה החנות?', 'where shop'],
  ])('knows a word of %s under what is written onto it: %s', (language, text, gloss) => {
    expect(glossaryOf(language)?.gloss(text)).toBe(gloss)
  })

  it('takes the longest phrase that it knows', () => {
    const { gloss } = createGlossary('fr', { word: ['mot'], password: ['mot de passe'], change: ['changer'] })
    expect(gloss('changer le mot de passe')).toBe('change password')
    expect(gloss('changer le mot')).toBe('change word')
  })

  it('parts German compounds, in as few parts as it can', () => {
    const { gloss } = createGlossary('de', {
      invoice: ['rechnung'],
      number: ['nummer'],
      address: ['adresse'],
      customer: ['kunde'],
    })
    expect(gloss('Rechnungsnummer')).toBe('invoice number')
    expect(gloss('Kundenrechnungsadressen')).toBe('customer invoice address')
  })

  it('keeps numbers and leaves out what it does not know, but says nothing of numbers alone', () => {
    const { gloss } = createGlossary('de', { day: ['tag'] })
    expect(gloss('Xyzzy 30 Tage')).toBe('30 day')
    expect(gloss('Xyzzy 30')).toBe('')
  })
})
