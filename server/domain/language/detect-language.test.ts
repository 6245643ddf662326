import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectLanguage } from './detect-language.ts'
import { languageAfter } from './language-after.ts'
import { primaryLanguage } from './language-tag.ts'

describe('the language of a message', () => {
  test.each([
    ['en', 'Where is my parcel? I ordered a week ago.'],
    ['de', 'Wo bleibt mein Paket? Ich warte seit einer Woche.'],
    ['fr', 'Je voudrais renvoyer un article abîmé'],
    ['es', '¿Cuánto tarda el envío a Canarias?'],
    ['it', 'Vorrei sapere quando arriva il mio ordine'],
    ['pt', 'Não consigo entrar na minha conta'],
    ['nl', 'Ik heb mijn bestelling nog steeds niet ontvangen'],
    ['pl', 'Kiedy dostanę zwrot pieniędzy?'],
    ['tr', 'Siparişimi nasıl iptal edebilirim?'],
    ['sv', 'Hur lång tid tar leveransen till Sverige?'],
    ['fi', 'Miten voin palauttaa tuotteen?'],
    ['cs', 'Dobrý den, kdy mi přijde objednávka, kterou jsem si koupil?'],
    ['ar', 'كيف يمكنني إرجاع المنتج؟'],
    ['fa', 'چگونه می‌توانم سفارشم را پیگیری کنم؟'],
    ['ja', '配送にはどのくらいかかりますか'],
    ['zh', '我怎样才能退货？'],
    ['ko', '환불은 언제 되나요?'],
    ['he', 'איפה החבילה שלי?'],
    ['th', 'ฉันจะคืนสินค้าได้อย่างไร'],
    ['hi', 'मेरा ऑर्डर कब आएगा?'],
    ['el', 'Πότε θα φτάσει η παραγγελία μου;'],
    ['ru', 'Где мой заказ? Я жду уже неделю.'],
    ['uk', 'Як мені повернути товар і отримати гроші?'],
    ['de', 'Meine Bestellung AB-12345 bei https://shop.example/orders ist nicht angekommen'],
    ['ja', 'iPhone 15 Pro のケースはありますか'],
  ])('is %s: %s', (language, text) => {
    expect(detectLanguage(text)).toMatchObject({ language })
    expect(languageAfter(null, detectLanguage(text))).toBe(language)
    expect(languageAfter('en', detectLanguage(text))).toBe(language)
  })

  test.each(['', '???', '12345', '👍', 'https://example.com/hilfe', 'maria@example.com'])(
    'is none of what has no words: %s',
    (text) => {
      expect(detectLanguage(text)).toBeNull()
    },
  )

  test.each([
    ...[
      'ok',
      'no',
      'hi',
      'test',
      'lol',
      'refund',
      'refund?',
      'PayPal',
      'DHL',
      'operator',
      'AB-1234',
      'iPhone 12',
    ],
    ...[
      'iPhone 12 Pro Max',
      '🙏',
      'order 4711',
      'Visa',
      'Hallo',
      'merci',
      'si',
      'ja',
      'Comparison',
      'asdf',
      'Maria Schneider',
      'Samsung Galaxy S22 Ultra',
    ],
  ])('is not changed by a word or a name: %s', (text) => {
    expect(languageAfter('pl', detectLanguage(text))).toBe('pl')
  })

  test('is one of 0 to 1 sure, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const detected = detectLanguage(text)
        if (detected === null) return
        expect(detected.language).toMatch(/^[a-z]{2,3}$/)
        expect(detected.confidence).toBeGreaterThan(0)
        expect(detected.confidence).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('a language tag', () => {
  test.each([
    ['de', 'de'],
    ['pt-BR', 'pt'],
    ['zh-Hant-TW', 'zh'],
    ['EN_us', 'en'],
    ['und', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%s is of the language %s', (tag, language) => {
    expect(primaryLanguage(tag)).toBe(language)
  })

  test('that is none is refused by name', () => {
    expect(() => primaryLanguage('not a tag!')).toThrow(
      expect.objectContaining({ field: 'language', message: expect.stringContaining('"not a tag!"') }),
    )
  })
})
