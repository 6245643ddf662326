import { numeralPattern, readNumeral } from './digits.ts'
import type { Page } from './fact.ts'
import { findNumberWords } from './number-words.ts'
import { currencyBefore, dualForms, type Unit, unitAtStart } from './units.ts'

interface FoundNumber {
  at: number
  end: number
  value: number
  doubtful: boolean
  before: readonly Unit[]
}

/** Between the two numbers of "2 to 4 days" or "€5–10". */
const rangeGap = /^\s*(?:[-–—~〜～]|[\p{L}\p{M}]{1,5}|至|到|から|或)?\s*$/u

/** Every number that the page still has, with what it counts. */
export function takeQuantities({ rest, language, facts }: Page): void {
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
function takeOnes({ rest, language, facts }: Page): void {
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
}
