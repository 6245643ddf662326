import { calendarWords } from './calendar-words.ts'
import { inAsciiDigits, numeralPattern, readNumeral } from './digits.ts'
import { findNumberWords, inDigitsOfCounters } from './number-words.ts'
import { findTimes } from './times.ts'
import { type Currency, currencyBefore, dualForms, type Unit, unitAtStart } from './units.ts'

/** Something that a translation has to keep exactly. `doubtful`: it may be something else, so it may be missing there. */
export type Fact = { at: number; doubtful?: boolean } & (
  | { kind: 'address' | 'email' | 'phone' | 'code'; key: string }
  | { kind: 'date'; keys: readonly string[] }
  | { kind: 'month' | 'weekday'; key: number }
  | { kind: 'time'; hours: number; minutes: number }
  /** `units`: empty when it is not known what is counted; more than one of which one is meant. */
  | { kind: 'quantity'; value: number; units: readonly Unit[] }
)

/** A text that loses what has been found in it, place by place, so that nothing is found twice. */
interface Page {
  rest: string
  language: string
  facts: Fact[]
}

/** Every number, price, date, time, address and code of a text, Markdown included. `language`: BCP 47, primary. */
export function findFacts(markdown: string, language: string): Fact[] {
  const rest = inDigitsOfCounters(inAsciiDigits(markdown), language)
  const page: Page = { rest, language, facts: [] }
  take(page, /\b(?:https?:\/\/|www\.)[^\s<>()[\]"'`*、。，）」】]+|(?<=\]\()[^\s)]+/giu, ([url], at) => [
    { kind: 'address', at, key: addressKey(url) },
  ])
  take(page, /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, ([email], at) => [
    { kind: 'email', at, key: email.toLowerCase().replace(/\.$/, '') },
  ])
  take(
    page,
    /(?<![@\w./-])(?:[a-z\d-]{2,}\.)+[a-z]{2,}(?:\/[^\s)\]、。，）]*)?(?![@\w])/giu,
    ([host], at) => [{ kind: 'address', at, key: addressKey(host) }],
  )
  take(
    page,
    /(?<![\w.,])(?:\+|00)\d[\d ()/-]{6,}\d|(?<![\w.,])0\d{1,4}[ /-]\d[\d -]{4,}\d/gu,
    ([phone], at) => [{ kind: 'phone', at, key: phone.replace(/\D/g, '').replace(/^00/, '') }],
  )
  takeDates(page)
  take(
    page,
    /(?<![\p{L}\d])(?!\d+(?:AM|PM|H|h)\b)(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d]+(?:-[A-Z\d]+)*(?![a-z\d])/gu,
    ([code], at) =>
      // "5GB", "EUR20": a number with its unit written to it.
      new RegExp(`^(?:\\d+[A-Z]{1,3}|(?:${currencyBefore})\\d+)$`).test(code)
        ? null
        : [{ kind: 'code', at, key: code }],
  )
  takeTimes(page)
  takeQuantities(page)
  return page.facts.sort((a, b) => a.at - b.at)
}

/** `read` returns null for what is something else after all. */
function take(
  page: Page,
  pattern: RegExp,
  read: (match: RegExpExecArray, at: number) => readonly Fact[] | null,
): void {
  page.rest = page.rest.replace(pattern, (...args) => {
    const found = String(args[0])
    const at = args.findLast((arg) => typeof arg === 'number') as number
    const groups = args.at(-1)
    const match = Object.assign([...args.slice(0, -2)] as unknown as RegExpExecArray, {
      groups: typeof groups === 'object' ? groups : undefined,
    })
    const facts = read(match, at)
    if (!facts) return found
    page.facts.push(...facts)
    return ' '.repeat(found.length)
  })
}

function addressKey(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/.,;:!?]+$/, '')
}

/** Months that are other words, too, or that many languages write alike as a word of their own. */
const ambiguousMonths = new Set(['may', 'march', 'mars', 'mai', 'mayo', 'ocak', 'maj', 'mei'])

/** Languages in which a day of the week ends differently within a sentence. */
const inflects = new Set(['pl', 'ru', 'uk', 'cs', 'sk'])

function takeDates(page: Page): void {
  const { months, weekdays } = calendarWords(page.language)
  const year = String.raw`(?:,?\s*(?:de|del|di|van|von)?\s*(?<year>(?:19|20)\d{2})(?!\d))?`
  take(page, /(?<!\d)(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?!\d)/gu, ({ groups }, at) =>
    dateFacts(at, [[Number(groups?.d), Number(groups?.m)]], groups?.y),
  )
  take(page, /(?<!\d)(?:(?<y>\d{4})年)?(?<m>\d{1,2})月(?<d>\d{1,2})日?/gu, ({ groups }, at) =>
    dateFacts(at, [[Number(groups?.d), Number(groups?.m)]], groups?.y),
  )
  take(
    page,
    /(?<![\d.])(?<a>\d{1,2})(?<sep>[./])(?<b>\d{1,2})\k<sep>(?<y>(?:19|20)\d{2})(?!\d)/gu,
    ({ groups }, at) => {
      const [a, b] = [Number(groups?.a), Number(groups?.b)]
      // "04/05/2026": which is the day, only the reader knows.
      return dateFacts(
        at,
        [
          [a, b],
          [b, a],
        ],
        groups?.y,
      )
    },
  )
  const names = [...months.keys()].sort((a, b) => b.length - a.length).map(RegExp.escape)
  if (names.length > 0) {
    const name = `(?<month>${names.join('|')})\\.?(?![\\p{L}\\p{M}])`
    const read = ({ groups }: RegExpExecArray, at: number) =>
      dateFacts(
        at,
        [[Number(groups?.day), months.get(groups?.month?.toLowerCase() ?? '') ?? 0]],
        groups?.year,
      )
    take(
      page,
      new RegExp(
        String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s*(?:of|de|di|ב)?\s*${name}${year}`,
        'giu',
      ),
      read,
    )
    take(
      page,
      new RegExp(String.raw`(?<![\p{L}])${name}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])${year}`, 'giu'),
      read,
    )
    take(page, new RegExp(`(?<![\\p{L}\\p{M}])${name}`, 'giu'), (match, at) => {
      const word = match.groups?.month?.toLowerCase() ?? ''
      if (word.length < 4) return null
      return [{ kind: 'month', at, key: months.get(word) ?? 0, doubtful: ambiguousMonths.has(word) }]
    })
  }
  // "12月" alone, but not "3か月".
  take(page, /(?<![\dかヶカヵ个個])(?<m>\d{1,2})月(?!間)/gu, ({ groups }, at) => [
    { kind: 'month', at, key: Number(groups?.m) },
  ])
  for (const [name, key] of weekdays) {
    const word = inflects.has(page.language)
      ? `(?<![\\p{L}])${RegExp.escape(name.slice(0, Math.max(4, name.length - 2)))}\\p{L}{0,3}(?!\\p{L})`
      : RegExp.escape(name)
    take(page, new RegExp(word, 'giu'), (_, at) => [{ kind: 'weekday', at, key }])
  }
}

function dateFacts(at: number, readings: readonly [number, number][], year: string | undefined): Fact[] {
  const keys = readings
    .filter(([day, month]) => day <= 31 && month <= 12)
    .map(([day, month]) => `${day}-${month}`)
  return [
    { kind: 'date', at, keys },
    ...(year ? [{ kind: 'quantity' as const, at, value: Number(year), units: [] }] : []),
  ]
}

function takeTimes(page: Page): void {
  for (const { at, length, hours, minutes } of findTimes(page.rest, page.language)) {
    page.facts.push({ kind: 'time', at, hours, minutes })
    page.rest = page.rest.slice(0, at) + ' '.repeat(length) + page.rest.slice(at + length)
  }
}

interface FoundNumber {
  at: number
  end: number
  value: number
  doubtful: boolean
  before: readonly Unit[]
}

/** Between the two numbers of "2 to 4 days" or "€5–10". */
const rangeGap = /^\s*(?:[-–—~〜～]|[\p{L}\p{M}]{1,5}|至|到|から|或)?\s*$/u

function takeQuantities({ rest, language, facts }: Page): void {
  const numbers: FoundNumber[] = []
  const numeral = new RegExp(
    `(?<sign>${currencyBefore})?\\s?(?<![\\p{Script=Latin}\\d])(?:yüzde |%)?(?<number>${numeralPattern})(?!\\d)`,
    'gu',
  )
  for (const match of rest.matchAll(numeral)) {
    const { sign, number = '' } = match.groups ?? {}
    const unit = sign ? unitAtStart(sign === 'Fr.' ? 'CHF' : sign, language) : null
    const share = /yüzde |%/u.test(match[0]) ? ['percent' as const] : []
    const before = unit === null ? share : typeof unit === 'string' ? [unit] : unit
    const end = match.index + match[0].length
    numbers.push({ at: match.index, end, value: readNumeral(number, language), doubtful: false, before })
  }
  for (const { at, found, value, doubtful } of findNumberWords(rest, language))
    numbers.push({ at, end: at + found.length, value, doubtful, before: [] })
  numbers.sort((a, b) => a.at - b.at)
  const units = numbers.map((number, index) => unitsBehind(rest, number, numbers[index + 1], language))
  numbers.forEach(({ at, end, value, doubtful, before }, index) => {
    const next = numbers[index + 1]
    const joined = next && rangeGap.test(rest.slice(end, next.at))
    const own = before.length > 0 ? before : (units[index] ?? [])
    const shared =
      own.length === 0 && joined ? (next.before.length > 0 ? next.before : (units[index + 1] ?? [])) : own
    // "€5–10": the sign before the first goes for the second, too.
    const previous = numbers[index - 1]
    const inherited =
      shared.length === 0 &&
      previous &&
      previous.before.length > 0 &&
      rangeGap.test(rest.slice(previous.end, at))
        ? previous.before
        : shared
    facts.push({
      kind: 'quantity',
      at,
      value,
      units: inherited,
      doubtful: doubtful && inherited.length === 0,
    })
  })
  takeOnes({ rest, language, facts })
}

/** Words between a number and what it counts: "2 full days", "5 (five) days". */
const filler =
  /^(?:full|whole|calendar|more|further|additional|other|volle|ganze|weitere|pleins?|autres?)\s+/iu

function unitsBehind(
  rest: string,
  { end, value }: FoundNumber,
  next: FoundNumber | undefined,
  language: string,
): readonly Unit[] {
  const behind = rest
    .slice(end, next?.at ?? end + 40)
    .replace(/^mal\b/u, '')
    .replace(/^[\s\u00a0-]+/u, '')
    .replace(filler, '')
  const unit = value >= 0 ? unitAtStart(behind, language) : null
  if (unit === null) return []
  return typeof unit === 'string' ? [unit] : unit
}

const ones: Record<string, string> = {
  ar: 'واحد|واحدة',
  de: 'ein|eine|einer|einem|einen|eines',
  en: 'an|a|one|per|each|every',
  es: 'un|una|uno',
  fr: 'un|une',
  it: "un|una|uno|un'",
  ja: '一',
  nl: 'een|één',
  pl: 'jeden|jedna|jedną|jednego|jednym|jednej',
  pt: 'um|uma',
  ru: 'один|одна|одного|одной|одну',
  tr: 'bir',
  zh: '一|一个|一個',
}

/** "A week" is one week, and need not be said. In Arabic and Hebrew one word says two of a unit. */
function takeOnes({ rest, language, facts }: Omit<Page, 'facts'> & { facts: Fact[] }): void {
  const one = ones[language]
  if (one)
    for (const match of rest.matchAll(new RegExp(`(?<![\\p{L}\\p{M}])(?:${one})\\s*`, 'giu'))) {
      const unit = unitAtStart(rest.slice(match.index + match[0].length).replace(filler, ''), language)
      if (typeof unit === 'string')
        facts.push({ kind: 'quantity', at: match.index, value: 1, units: [unit], doubtful: true })
    }
  for (const { unit, form } of dualForms(language))
    for (const match of rest.matchAll(
      new RegExp(`(?<![\\p{L}\\p{M}])(?:[وبلف])?${form}(?![\\p{L}\\p{M}])`, 'gu'),
    )) {
      const business = unit === 'day' && /^\s*عمل/u.test(rest.slice(match.index + match[0].length))
      facts.push({ kind: 'quantity', at: match.index, value: 2, units: [business ? 'business-day' : unit] })
    }
  // Without a word for one, Arabic and Japanese leave it out: "within a day".
}

export type { Currency }
