import { toCardinal as arabic } from 'n2words/ar-SA'
import { toCardinal as german } from 'n2words/de-DE'
import { toCardinal as greek } from 'n2words/el-GR'
import { toCardinal as english } from 'n2words/en-GB'
import { toCardinal as spanish } from 'n2words/es-ES'
import { toCardinal as french } from 'n2words/fr-FR'
import { toCardinal as hebrew } from 'n2words/he-IL'
import { toCardinal as hindi } from 'n2words/hi-IN'
import { toCardinal as italian } from 'n2words/it-IT'
import { toCardinal as japanese } from 'n2words/ja-JP'
import { toCardinal as dutch } from 'n2words/nl-NL'
import { toCardinal as polish } from 'n2words/pl-PL'
import { toCardinal as portuguese } from 'n2words/pt-PT'
import { toCardinal as russian } from 'n2words/ru-RU'
import { toCardinal as turkish } from 'n2words/tr-TR'

type Cardinal = (value: number) => string

const cardinals: Record<string, Cardinal> = {
  ar: arabic,
  de: german,
  el: greek,
  en: english,
  es: spanish,
  fr: french,
  he: hebrew,
  hi: hindi,
  it: italian,
  nl: dutch,
  pl: polish,
  pt: portuguese,
  ru: russian,
  tr: turkish,
}

/** Forms that the library does not make: genders and cases of the numbers that texts write out. */
const inflected: Record<string, Record<number, string>> = {
  ar: {
    ...{
      2: 'اثنين اثنتان اثنتين',
      3: 'ثلاث',
      4: 'أربع',
      5: 'خمس',
      6: 'ست',
      7: 'سبع',
      8: 'ثمان ثماني',
      9: 'تسع',
    },
    ...{
      10: 'عشر',
      20: 'عشرين',
      30: 'ثلاثين',
      40: 'أربعين',
      50: 'خمسين',
      60: 'ستين',
      90: 'تسعين',
      100: 'مئة',
    },
  },
  de: { 2: 'zwo zweien', 3: 'dreien', 30: 'dreissig', 100: 'hundert', 1000: 'tausend' },
  en: { 2: 'twice', 3: 'thrice' },
  es: { 100: 'ciento', 200: 'doscientas' },
  he: { 2: 'שני שתי שניים', 3: 'שלושה שלוש', 4: 'ארבעה', 5: 'חמישה', 7: 'שבעה', 10: 'עשרה', 30: 'שלושים' },
  hi: { 5: 'पांच', 6: 'छह छः' },
  pl: {
    ...{
      2: 'dwie dwóch dwu dwoma dwiema',
      3: 'trzech trzema',
      4: 'czterech czterema',
      5: 'pięciu',
      6: 'sześciu',
    },
    ...{ 7: 'siedmiu', 8: 'ośmiu', 9: 'dziewięciu', 10: 'dziesięciu', 12: 'dwunastu', 14: 'czternastu' },
    ...{ 15: 'piętnastu', 20: 'dwudziestu', 30: 'trzydziestu', 100: 'stu' },
  },
  pt: { 2: 'duas', 16: 'dezesseis', 17: 'dezessete', 19: 'dezenove', 14: 'quatorze' },
  ru: {
    ...{
      2: 'две двух двумя',
      3: 'трёх трех',
      4: 'четырёх четырех',
      5: 'пяти',
      6: 'шести',
      7: 'семи',
      8: 'восьми',
    },
    ...{ 9: 'девяти', 10: 'десяти', 12: 'двенадцати', 14: 'четырнадцати', 20: 'двадцати', 30: 'тридцати' },
  },
}

/** Words that mean something else, too: they may stand for a number of the other text and need not. */
const homographs: Record<string, readonly string[]> = {
  de: ['acht'],
  fr: ['neuf', 'six', 'mille'],
  it: ['sei'],
  tr: ['on', 'altı', 'yedi', 'yüz', 'bin', 'kırk'],
  nl: ['acht', 'elf'],
  es: ['once'],
  hi: ['दो', 'सात'],
}

export interface NumberWord {
  at: number
  /** The words, as they stand in the text. */
  found: string
  value: number
  /** True: it may be another word that is written alike. */
  doubtful: boolean
}

interface Vocabulary {
  values: ReadonlyMap<string, number>
  pattern: RegExp
}

const vocabularies = new Map<string, Vocabulary | null>()

/** Up to 100, then hundreds and a thousand; "one" is an article in most languages and counts with a unit alone. */
const spelledOut = [...Array(99).keys()].map((value) => value + 2).concat([200, 300, 365, 500, 1000])

function vocabularyOf(language: string): Vocabulary | null {
  const known = vocabularies.get(language)
  if (known !== undefined) return known
  const cardinal = cardinals[language]
  const values = new Map<string, number>()
  for (const value of cardinal ? spelledOut : []) {
    const written = cardinal?.(value).toLowerCase() ?? ''
    for (const form of [written, written.replaceAll('-', ' ')]) values.set(form, value)
  }
  for (const [value, forms] of Object.entries(inflected[language] ?? {}))
    for (const form of forms.split(' ')) values.set(form, Number(value))
  // "zweimal", "zweiwöchig": German writes what is counted into the same word.
  const joined =
    language === 'de' ? '(?=mal|tägig|wöchig|monatig|jährig|stündig|(?![\\p{L}\\p{M}\\p{N}]))' : AT_END
  const forms = [...values.keys()].sort((a, b) => b.length - a.length).map(RegExp.escape)
  const vocabulary =
    forms.length === 0
      ? null
      : { values, pattern: new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${forms.join('|')})${joined}`, 'giu') }
  vocabularies.set(language, vocabulary)
  return vocabulary
}

const AT_END = '(?![\\p{L}\\p{M}\\p{N}])'

/** The numbers that a text writes out. Chinese and Japanese write them in characters: see `inDigitsOfCounters`. */
export function findNumberWords(text: string, language: string): NumberWord[] {
  const vocabulary = vocabularyOf(language)
  if (!vocabulary) return []
  return [...text.matchAll(vocabulary.pattern)].map((match) => {
    const [found] = match
    const word = found.toLowerCase()
    return {
      ...{ at: match.index, found, value: vocabulary.values.get(word) ?? 0 },
      doubtful: (homographs[language] ?? []).includes(word),
    }
  })
}

const characters = new Map<string, number>(
  [...Array(98).keys()].map((value) => [japanese(value + 2), value + 2] as const),
)
characters.set('两', 2).set('兩', 2)
const counters =
  '日|天|週|周|个|個|か月|ヶ月|カ月|月|年|時間|小时|小時|分|回|次|点|つ|件|枚|名|人|倍|营业日|営業日|工作日'
const counted = new RegExp(
  `(?<![一二三四五六七八九十两兩第唯])[一二三四五六七八九十两兩]{1,4}(?=(?:[到至或〜~-][一二三四五六七八九十两兩]{1,4})?(?:${counters}))`,
  'gu',
)

/** "三十天" as "30天": of Chinese and Japanese numerals only those above one that count something are numbers. */
export function inDigitsOfCounters(text: string, language: string): string {
  if (language !== 'zh' && language !== 'ja') return text
  return text
    .replace(
      /百分之([一二三四五六七八九十两\d]+)/gu,
      (_, share: string) => `${characters.get(share) ?? share}%`,
    )
    .replace(counted, (found) => String(characters.get(found) ?? found))
}
