import { numbersInDigits } from './text/number-words.ts'
import { addressesIn } from './text/plain-text.ts'

export type FactKind =
  | 'money'
  | 'percent'
  | 'duration'
  | 'time'
  | 'date'
  | 'weekdays'
  | 'measure'
  | 'number'
  | 'email'
  | 'phone'
  | 'address'
  | 'code'

/** Something that is either exactly as approved or wrong. */
export interface Fact {
  kind: FactKind
  /** Equal for equal quantities: 14 days and two weeks, 14:00 and 2 pm. */
  key: string
  /** What a price is for: "item" in "€3.50 an item". */
  per?: string
  start: number
}

interface Found {
  facts: Fact[]
  /** The text with a space for each fact, of the same length. */
  rest: string
  /** The text that the positions are of: numbers in digits. */
  text: string
}

const amount = String.raw`\d{1,3}(?:[ .,'’]\d{3})*(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?`
const currency = String.raw`€|\$|£|¥|CHF|EUR|USD|GBP|euros?|dollars?|pounds?|francs?`
const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec'
const weekdays = 'mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?'
const unit = String.raw`(?<business>(?:working|business|week)[- ]?)?(?:(?:calendar|full|whole|extra|more|other|further|additional)\s+)*(?<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|years?|yrs?)\b`
const size = String.raw`°\s?[CF]\b|(?:mm|cm|km|m|kg|g|mg|ml|l|lb|oz|gb|mb|kb|tb|w|kw|v|litres?|liters?|grams?|kilos?|metres?|meters?|centimetres?|inch(?:es)?|characters?|times?|points?|stars?)\b`

type Groups = Record<string, string | undefined>
const patterns: readonly { kind: FactKind; pattern: RegExp; keys(groups: Groups, all: string): string[] }[] =
  [
    {
      kind: 'email',
      pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
      keys: (_, all) => [all.toLowerCase().replace(/\.$/, '')],
    },
    {
      kind: 'phone',
      pattern: /(?<![\w.])(?:\+|00)\d[\d ()/-]{6,}\d|(?<![\w.])0\d{1,4}[ /-]\d[\d -]{4,}\d/g,
      keys: (_, all) => [all.replace(/\D/g, '').replace(/^00/, '')],
    },
    {
      kind: 'money',
      pattern: new RegExp(
        String.raw`(?:(?<before>€|\$|£|¥|CHF|EUR|USD|GBP)\s?(?<a>${amount})|(?<b>${amount})\s?(?<after>${currency})(?!\w))(?:\s*(?:per|an?|each|for each|for every|for an?|\/)\s+(?<per>(?!(?:day|time|shop|map|new|full|small|free)\b)[a-z]{3,}))?`,
        'gi',
      ),
      keys: ({ before, after, a, b }) => [`${numeral(a ?? b)} ${currencyOf(before ?? after)}`],
    },
    {
      kind: 'percent',
      pattern: new RegExp(String.raw`(?<a>${amount})\s?(?:%|per ?cent\b)`, 'gi'),
      keys: ({ a }) => [numeral(a)],
    },
    {
      kind: 'time',
      pattern:
        /\b(?<h>\d{1,2})(?:[:.h](?<m>\d{2}))?\s?(?<half>a\.?m\.?|p\.?m\.?)(?!\w)|\b(?<h2>\d{1,2}):(?<m2>\d{2})\b|\b(?<h3>\d{1,2}) o'clock|\b(?<word>noon|midday|midnight)\b/gi,
      keys: (groups) => [timeOf(groups)],
    },
    {
      kind: 'date',
      pattern: new RegExp(
        String.raw`\b(?<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m>${months})\b(?:,? (?<y>\d{4}))?|\b(?<m2>${months}) (?<d2>\d{1,2})(?:st|nd|rd|th)?\b(?!:)(?:,? (?<y2>\d{4}))?|\b(?<iso>\d{4}-\d{2}-\d{2})\b`,
        'gi',
      ),
      keys: ({ d, m, d2, m2, y, y2, iso }) => [
        iso ?? `${Number(d ?? d2)}-${(m ?? m2 ?? '').slice(0, 3).toLowerCase()}${y ?? y2 ?? ''}`,
      ],
    },
    {
      kind: 'weekdays',
      pattern: new RegExp(
        String.raw`\b(?<from>${weekdays})\s?(?:to|through|till|until|-|–)\s?(?<to>${weekdays})\b|\b(?<week>weekdays)\b`,
        'gi',
      ),
      keys: ({ from, to, week }) => [
        week ? 'mon-fri' : `${(from ?? '').slice(0, 3)}-${(to ?? '').slice(0, 3)}`.toLowerCase(),
      ],
    },
    {
      kind: 'duration',
      pattern: new RegExp(
        String.raw`(?:(?<from>\d+(?:[.,]\d+)?)\s?(?:to|-|–|or|and)\s?)?(?<a>\d+(?:[.,]\d+)?)[\s-]?${unit}`,
        'gi',
      ),
      keys: ({ from, a, unit: name, business }) =>
        [from, a]
          .filter((value) => value !== undefined)
          .map((value) => durationKey(value, name ?? '', business !== undefined)),
    },
    {
      kind: 'measure',
      pattern: new RegExp(
        String.raw`(?<list>(?:\d+(?:[.,]\d+)?\s?(?:,|and|or|to|x|×|\*|-|–)\s?)*)(?<a>\d+(?:[.,]\d+)?)\s?(?<u>${size})`,
        'gi',
      ),
      keys: ({ list, a, u }) =>
        [...(list?.match(/\d+(?:[.,]\d+)?/g) ?? []), a ?? ''].map(
          (value) => `${numeral(value)} ${(u ?? '').toLowerCase().replace(/\s|s$/g, '')}`,
        ),
    },
    {
      kind: 'code',
      pattern: /\b(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d]+(?:-[A-Z\d]+)*\b/g,
      keys: (_, all) => [all],
    },
    {
      kind: 'number',
      pattern: new RegExp(String.raw`(?<![\w.])(?:${amount})(?![\w])`, 'g'),
      keys: (_, all) => [numeral(all)],
    },
  ]

/** Every number, price, time, date, address and code in a plain text. `markdown`: where its links are. */
export function findFacts(plain: string, markdown = plain): Found {
  const text = numbersInDigits(plain)
  let rest = text
  const facts: Fact[] = addressesIn(markdown).urls.map((key) => ({ kind: 'address', key, start: 0 }))
  rest = rest.replace(/\b(?:https?:\/\/|www\.)[^\s<>()]+/gi, blank)
  for (const { kind, pattern, keys } of patterns) {
    rest = rest.replace(pattern, (...args) => {
      const groups = args.at(-1) as Groups | string
      const [all] = args as [string]
      const start = args.findLast((arg) => typeof arg === 'number') as number
      const named: Groups = typeof groups === 'object' ? groups : {}
      for (const key of keys(named, all))
        facts.push({ kind, key, start, ...(named.per ? { per: named.per } : {}) })
      return blank(all)
    })
  }
  return { facts, rest, text }
}

function blank(found: string): string {
  return ' '.repeat(found.length)
}

function numeral(value = ''): string {
  const plain = value.replace(/[ '’]/g, '')
  const decimal = /[.,](\d{1,2})$/.exec(plain)
  const whole = (decimal ? plain.slice(0, decimal.index) : plain).replace(/[.,]/g, '')
  return String(Number(decimal ? `${whole}.${decimal[1]}` : whole))
}

function currencyOf(name = ''): string {
  const key = name.toLowerCase().replace(/s$/, '')
  return (
    { '€': 'eur', euro: 'eur', $: 'usd', dollar: 'usd', '£': 'gbp', pound: 'gbp', franc: 'chf' }[key] ?? key
  )
}

function timeOf({ h, m, half, h2, m2, h3, word }: Groups): string {
  if (word) return word.toLowerCase() === 'midnight' ? '0:00' : '12:00'
  const hour = Number(h ?? h2 ?? h3)
  const afternoon = half?.toLowerCase().startsWith('p')
  const hours = half ? (hour % 12) + (afternoon ? 12 : 0) : hour
  return `${hours}:${m ?? m2 ?? '00'}`
}

const minutes: readonly [RegExp, number][] = [
  [/^sec/, 1 / 60],
  [/^min/, 1],
  [/^h/, 60],
  [/^day/, 1440],
  [/^week/, 10_080],
]

function durationKey(value: string, unitName: string, business: boolean): string {
  const name = unitName.toLowerCase()
  const number = Number(value.replace(',', '.'))
  if (business) return `${number} business day`
  if (/^month/.test(name)) return `${number} month`
  if (/^y/.test(name)) return `${number * 12} month`
  const factor = minutes.find(([pattern]) => pattern.test(name))?.[1] ?? 0
  return `${number * factor} minute`
}
