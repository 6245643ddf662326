import { addressKey } from '../../address-key.ts'
import { calendarWords } from './calendar-words.ts'
import { inAsciiDigits } from './digits.ts'
import type { Fact, Page } from './fact.ts'
import { inDigitsOfCounters } from './number-words.ts'
import { takeQuantities } from './quantities.ts'
import { findTimes } from './times.ts'
import { currencyBefore } from './units.ts'

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
  for (const match of page.rest.matchAll(pattern)) {
    const facts = read(match, match.index)
    if (!facts) continue
    page.facts.push(...facts)
    blank(page, match.index, match[0].length)
  }
}

function blank(page: Page, at: number, length: number): void {
  page.rest = page.rest.slice(0, at) + ' '.repeat(length) + page.rest.slice(at + length)
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
    blank(page, at, length)
  }
}
