import { expect, test } from 'vitest'
import { problemOf } from './check-translation.ts'

test.each([
  [
    'en',
    'You can pay with PayPal, Klarna or by invoice.',
    'fr',
    'Vous pouvez payer avec PayPal, Klarna ou sur facture.',
  ],
  [
    'en',
    'You can pay with PayPal, Klarna or by invoice.',
    'ja',
    'PayPal、クラーナ、または請求書でお支払いいただけます。',
  ],
  ['en', 'Returns from Germany are free.', 'es', 'Las devoluciones desde Alemania son gratuitas.'],
  ['en', 'Open **My orders**, then **Settings**.', 'es', 'Abra **Mis pedidos** y luego **Ajustes**.'],
  ['en', 'Prices include VAT.', 'de', 'Die Preise enthalten die MwSt.'],
  ['en', 'We do not ship to islands.', 'de', 'Wir liefern nicht auf Inseln.'],
  ['en', 'We do not ship to islands.', 'fr', 'Nous ne livrons pas dans les îles.'],
  ['en', 'We do not ship to islands.', 'es', 'No enviamos a islas.'],
  ['en', 'We do not ship to islands.', 'pl', 'Nie wysyłamy na wyspy.'],
  ['en', 'We do not ship to islands.', 'ja', '島への配送は行っておりません。'],
  ['en', 'We do not ship to islands.', 'zh', '我们不配送到岛屿。'],
  ['en', 'We do not ship to islands.', 'ar', 'نحن لا نشحن إلى الجزر.'],
  ['en', 'Delivery is free of charge.', 'fr', 'La livraison est sans frais.'],
  ['en', 'Delivery is free.', 'de', 'Die Lieferung ist kostenlos.'],
  ['en', 'You must sign in first.', 'ja', '最初にサインインしなければなりません。'],
  ['de', 'Eine Erstattung dauert fünf Werktage.', 'en', 'A refund takes five business days.'],
  ['de', 'Die Rücksendung ist innerhalb Deutschlands kostenlos.', 'tr', 'Almanya içinde iade ücretsizdir.'],
  [
    'en',
    'Delivery takes two to four working days within the country.',
    'ja',
    '国内の配送には2～4営業日かかります。',
  ],
])('a true translation passes: %s "%s" in %s "%s"', (from, text, to, translated) => {
  expect(problemOf({ text, language: from }, { text: translated, language: to })).toBeNull()
})

test.each([
  ['name', 'en', 'You can pay with PayPal.', 'de', 'Sie können mit Amazon Pay bezahlen.'],
  ['name', 'en', 'You can pay with Klarna.', 'fr', 'Vous pouvez payer avec Alipay.'],
  ['name', 'en', 'We ship with DHL.', 'ar', 'نشحن مع UPS.'],
  ['negation', 'en', 'We do not ship to islands.', 'de', 'Wir liefern auf Inseln.'],
  ['negation', 'en', 'You can return it.', 'fr', 'Vous ne pouvez pas le retourner.'],
  ['promise', 'en', 'Your parcel arrives tomorrow.', 'de', 'Wir garantieren, dass Ihr Paket morgen da ist.'],
  ['promise', 'en', 'Delivery takes a while.', 'es', 'La entrega tarda y le llamaremos pronto.'],
  ['refund', 'en', 'Tell us what is broken.', 'de', 'Sagen Sie uns, was kaputt ist: Sie bekommen Ihr Geld.'],
  ['free', 'en', 'Returns are possible.', 'it', 'I resi sono gratuiti.'],
  [
    'length',
    'en',
    'Tell us what is broken.',
    'tr',
    'Bize neyin bozuk olduğunu söyleyin, size hemen yeni bir ürün göndeririz ve eskisi sizde kalır.',
  ],
  ['untranslated', 'en', 'Tell us what is broken first.', 'pl', 'Tell us what is broken first.'],
])('a changed %s is seen: %s "%s" in %s "%s"', (problem, from, text, to, translated) => {
  expect(problemOf({ text, language: from }, { text: translated, language: to })).toBe(problem)
})
