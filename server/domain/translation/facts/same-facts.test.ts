import { describe, expect, test } from 'vitest'
import { differingFact } from './same-facts.ts'

/** Each line says the same as the first in its language. */
const alike: readonly (readonly [string, Record<string, string>])[] = [
  [
    'Delivery takes two to four working days within the country.',
    {
      de: 'Die Lieferung dauert innerhalb des Landes 2–4 Werktage.',
      fr: 'La livraison prend deux à quatre jours ouvrés dans le pays.',
      es: 'La entrega tarda de dos a cuatro días hábiles dentro del país.',
      it: 'La consegna richiede da due a quattro giorni lavorativi nel Paese.',
      pt: 'A entrega demora dois a quatro dias úteis dentro do país.',
      nl: 'De levering duurt twee tot vier werkdagen binnen het land.',
      pl: 'Dostawa na terenie kraju trwa od dwóch do czterech dni roboczych.',
      tr: 'Teslimat yurt içinde iki ila dört iş günü sürer.',
      ar: 'يستغرق التوصيل من ٢ إلى ٤ أيام عمل داخل البلد.',
      ja: '国内の配送は2～4営業日かかります。',
      zh: '国内配送需要两到四个工作日。',
      ru: 'Доставка по стране занимает от двух до четырёх рабочих дней.',
      hi: 'देश के भीतर डिलीवरी में २ से ४ कार्य दिवस लगते हैं।',
    },
  ],
  [
    'Delivery costs €4.90 and is free from €60.',
    {
      de: 'Der Versand kostet 4,90 € und ist ab 60 Euro kostenlos.',
      fr: 'La livraison coûte 4,90 € et elle est gratuite à partir de 60 €.',
      es: 'El envío cuesta 4,90 euros y es gratis a partir de 60 €.',
      pl: 'Dostawa kosztuje 4,90 euro, a od 60 € jest darmowa.',
      tr: "Kargo 4,90 € tutar ve 60 €'dan itibaren ücretsizdir.",
      ar: 'تبلغ تكلفة التوصيل ٤٫٩٠ يورو، وهو مجاني ابتداءً من ٦٠ يورو.',
      ja: '送料は4.90ユーロで、60ユーロ以上は無料です。',
      zh: '运费为4.90欧元，满60欧元免运费。',
    },
  ],
  [
    'You have 14 days, or a month with an account, to send it back.',
    {
      de: 'Sie haben 14 Tage, mit Konto einen Monat, um es zurückzuschicken.',
      fr: 'Vous avez quatorze jours, ou un mois avec un compte, pour le renvoyer.',
      nl: 'U hebt twee weken, of een maand met een account, om het terug te sturen.',
      ar: 'لديك ١٤ يومًا، أو شهر مع حساب، لإعادته.',
      ja: '返品は14日以内、アカウントがあれば1か月以内です。',
      zh: '您有14天时间退货，有账户则为一个月。',
    },
  ],
  [
    'We are open Monday to Friday, 9 am to 6:30 pm, and close on 24 December 2026.',
    {
      de: 'Wir haben Montag bis Freitag von 9 bis 18:30 Uhr geöffnet und schließen am 24. Dezember 2026.',
      fr: 'Nous sommes ouverts du lundi au vendredi de 9 h à 18 h 30 et fermons le 24 décembre 2026.',
      es: 'Abrimos de lunes a viernes de 9:00 a 18:30 y cerramos el 24 de diciembre de 2026.',
      pl: 'Jesteśmy czynni od poniedziałku do piątku od 9:00 do 18:30, a 24 grudnia 2026 zamykamy.',
      ja: '月曜日から金曜日の午前9時から午後6時30分まで営業し、2026年12月24日は休業します。',
    },
  ],
  [
    'Use the code SAVE10 at https://shop.example/cart?x=1 or write to help@shop.example.',
    {
      de: 'Geben Sie den Code SAVE10 auf https://shop.example/cart?x=1 ein oder schreiben Sie an help@shop.example.',
      ja: 'https://shop.example/cart?x=1 でコード SAVE10 を使うか、help@shop.example までご連絡ください。',
      ar: 'استخدم الرمز SAVE10 على https://shop.example/cart?x=1 أو اكتب إلى help@shop.example.',
    },
  ],
  [
    'Orders over $1,250.50 get 20% off; a refund takes 5 business days, the parcel two days.',
    {
      de: 'Bei Bestellungen über 1.250,50 $ gibt es 20 Prozent Rabatt; eine Erstattung dauert 5 Werktage, das Paket zwei Tage.',
      fr: 'Les commandes de plus de 1 250,50 $ ont 20 % de remise ; un remboursement prend 5 jours ouvrés, le colis deux jours.',
      ar: 'تحصل الطلبات التي تزيد عن ١٬٢٥٠٫٥٠ دولار على خصم ٢٠٪؛ يستغرق الاسترداد ٥ أيام عمل، والطرد يومين.',
      tr: '1.250,50 $ üzerindeki siparişlerde yüzde 20 indirim var; iade 5 iş günü, paket iki gün sürer.',
      zh: '超过1,250.50美元的订单享受百分之二十的折扣；退款需要5个工作日，包裹需要两天。',
    },
  ],
]

describe('a true translation', () => {
  test.each(
    alike.flatMap(([text, others]) => Object.entries(others).map(([to, other]) => [to, other, text])),
  )('has the same facts in %s: %s', (to, translated, text) => {
    expect(differingFact({ text, language: 'en' }, { text: translated, language: to })).toBeNull()
    // And the other way round.
    expect(differingFact({ text: translated, language: to }, { text, language: 'en' })).toBeNull()
  })
})

const changed: readonly [what: string, text: string, language: string, translated: string][] = [
  ['number', 'You have 30 days.', 'de', 'Sie haben 90 Tage.'],
  ['number', 'You have 30 days.', 'de', 'Sie haben dreizehn Tage.'],
  ['number', 'You have 30 days.', 'de', 'Sie haben Zeit.'],
  ['number', 'You have time.', 'ar', 'لديك ٣٠ يومًا.'],
  ['number', 'You have 30 days.', 'hi', 'आपके पास ९० दिन हैं।'],
  ['number', 'It takes two days.', 'fr', 'Cela prend deux semaines.'],
  ['number', 'It takes two days.', 'ar', 'يستغرق ذلك أسبوعين.'],
  ['number', 'It takes 5 business days.', 'de', 'Es dauert 5 Tage.'],
  ['number', 'It takes 5 days.', 'ja', '5営業日かかります。'],
  ['number', 'It takes a day.', 'es', 'Tarda tres días.'],
  ['number', 'It costs €4.90.', 'de', 'Es kostet 4,90 $.'],
  ['number', 'It costs €4.90.', 'de', 'Es kostet 49 €.'],
  ['number', 'It costs €1,250.', 'de', 'Es kostet 1,250 €.'],
  ['number', 'It costs 20 %.', 'zh', '需要30%。'],
  ['number', 'We open at 9 am.', 'de', 'Wir öffnen um 21 Uhr.'],
  ['number', 'We close at 6 pm.', 'es', 'Cerramos a las 6 de la mañana.'],
  ['order', 'It costs €4.90 and is free from €60.', 'de', 'Es kostet 60 € und ist ab 4,90 € frei.'],
  ['date', 'Until 24 December.', 'fr', "Jusqu'au 24 novembre."],
  ['date', 'Closed on Mondays.', 'it', 'Chiuso il martedì.'],
  ['link', 'See https://shop.example/returns.', 'de', 'Siehe https://evil.example/returns.'],
  ['link', 'See [our page](https://shop.example/returns).', 'de', 'Siehe unsere Seite.'],
  ['link', 'Write to us.', 'de', 'Schreiben Sie an help@evil.example.'],
  ['number', 'Call +49 30 1234567.', 'fr', 'Appelez le +49 30 1234568.'],
  ['code', 'The code is SAVE10.', 'ar', 'الرمز هو SAVE20.'],
]

test.each(changed)('a changed %s is seen: "%s" in %s as "%s"', (what, text, language, translated) => {
  expect(differingFact({ text, language: 'en' }, { text: translated, language })).toBe(what)
})
