import type { SearchableFaq } from '../faq-match.ts'
import { withoutDecoration } from './decoration.ts'
import { looseKey, wordsOf } from './normalize-text.ts'

/**
 * What tells two texts apart although they use the same words: symbols at words ("C++"), numbers, their signs and units.
 * A search by meaning hardly sees these, so that "plan A" would be answered for "plan A+".
 */
interface Distinctions {
  /** How a word is written, by its letters: "c" as "c", "c++" or "c#". */
  forms: Map<string, Set<string>>
  /** A word with the one before it. */
  pairs: Set<string>
  /** By their digits. */
  numbers: Map<string, NumberUse[]>
  /** Symbols that belong to no number. */
  signs: Set<string>
}

interface NumberUse {
  /** Sign, operator and the symbols behind it: "-", "≥", "+". */
  marks: string
  /** Letters right before it: "a" of "a4". */
  prefix: string
  unit: string
  unitIsSymbol: boolean
  neighbours: ReadonlySet<string>
}

/** The words of an FAQ as `differs` reads them; made once an FAQ. */
export interface FaqDistinctions {
  question: Distinctions
  phrasings: readonly { words: string; own: Distinctions }[]
  all: Distinctions
  /** The keys of question and phrasings, by what is left of each without any marks. */
  spellings: ReadonlyMap<string, readonly string[]>
}

const unitNames: Readonly<Record<string, string>> = {
  ...{
    eur: '€',
    euro: '€',
    euros: '€',
    usd: '$',
    dollar: '$',
    dollars: '$',
    gbp: '£',
    pounds: 'lb',
    lbs: 'lb',
  },
  ...{ percent: '%', prozent: '%', degree: '°', degrees: '°', grad: '°', degrés: '°', grados: '°' },
}
const units = new Set(
  'kg g mg t lb oz st km m cm mm mi ft in yd l ml cl gal gb mb kb tb w kw kwh v mv a mah ah hz khz mhz ghz mph kmh px pt inch inches eur usd gbp chf jpy pln try'.split(
    ' ',
  ),
)
const operators: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '!=': '≠', '==': '=' }
/** Alone between words these say something: pay in "€", what "🔥" means. */
const telling = /^(?:\p{Sc}|\p{So}+|[%‰<>=≤≥≠≈]+)$/u
/** An order's or a phone's number is the customer's own. */
const MAX_NUMBER_DIGITS = 5
const numeric = /^([\p{L}\p{M}]*)([~+-]?)(\d+(?:[.,:/^*]\d+)*)([\p{L}\p{M}]*)([^\p{L}\p{N}]*)$/u

function distinctionsOf(texts: readonly string[]): Distinctions {
  const found: Distinctions = { forms: new Map(), pairs: new Set(), numbers: new Map(), signs: new Set() }
  for (const text of texts) readText(looseKey(text).split(' '), found)
  return found
}

function readText(tokens: readonly string[], into: Distinctions): void {
  const used = new Set<number>()
  tokens.forEach((token, at) => {
    const number = numeric.exec(token)
    if (number) readNumber(number, tokens, at, { into, used })
    else if (/[\p{L}\p{N}]/u.test(token)) {
      const base = token.replace(/[^\p{L}\p{M}\p{N}]/gu, '')
      into.forms.set(base, (into.forms.get(base) ?? new Set()).add(token))
      into.pairs.add(`${tokens[at - 1] ?? ''} ${token}`)
    }
  })
  tokens.forEach((token, at) => {
    if (!used.has(at) && telling.test(token)) into.signs.add(token)
  })
}

function readNumber(
  [, prefix = '', sign = '', digits = '', letters = '', behind = '']: RegExpExecArray,
  tokens: readonly string[],
  at: number,
  { into, used }: { into: Distinctions; used: Set<number> },
): void {
  if (digits.length > MAX_NUMBER_DIGITS && /^\d+$/.test(digits)) return
  const [last = '', before = ''] = [tokens[at - 1], tokens[at - 2]]
  const next = tokens[at + 1] ?? ''
  const isOperator = /^[<>=≤≥≠≈!]+$/.test(last)
  if (isOperator) used.add(at - 1)
  let unit = letters
  let unitIsSymbol = false
  if (/^(?:\p{Sc}|[%‰°])$/u.test(next)) {
    unit = next
    unitIsSymbol = true
    used.add(at + 1)
    const scale = tokens[at + 2] ?? ''
    if (next === '°' && /^[cf]$/.test(scale)) unit += scale
  } else if (/^\p{Sc}$/u.test(last)) {
    unit = last
    unitIsSymbol = true
    used.add(at - 1)
  } else if (letters === '') unit = unitNames[next] ?? (units.has(next) ? next : '')
  const neighbours = new Set([isOperator ? before : last, next, `^${prefix}`, `$${unit}`])
  for (const nothing of ['', '^', '$']) neighbours.delete(nothing)
  const marks = `${isOperator ? (operators[last] ?? last) : ''}${sign === '-' ? '-' : ''}${behind}`
  const use = { marks, prefix, unit: unitNames[unit] ?? unit, unitIsSymbol, neighbours }
  const uses = into.numbers.get(digits)
  if (uses) uses.push(use)
  else into.numbers.set(digits, [use])
}

export function readFaqDistinctions({
  question,
  answer,
  phrasings,
  keywords,
}: SearchableFaq): FaqDistinctions {
  return {
    question: distinctionsOf([question]),
    phrasings: phrasings.map((text) => ({ words: plainWords(text), own: distinctionsOf([text]) })),
    all: distinctionsOf([question, answer, ...phrasings, ...keywords]),
    spellings: Map.groupBy([question, ...phrasings].map(looseKey), withoutMarks),
  }
}

/** "パス" and "バス", "दिन" and "दान" are the same without their marks, and other words. */
function withoutMarks(key: string): string {
  return key.normalize('NFD').replace(/\p{M}/gu, '')
}

/** The words that are no numbers, which say what it is about. */
function plainWords(text: string): string {
  return wordsOf(text)
    .filter((word) => !/\d/.test(word))
    .sort()
    .join(' ')
}

/** A test for FAQs whose words are close to the message's, but which are about another of the same kind. */
export function createDifferenceTest(message: string): (faq: FaqDistinctions) => boolean {
  const text = withoutDecoration(message)
  const asked = distinctionsOf([text])
  const words = plainWords(text)
  const key = looseKey(text)
  const letters = withoutMarks(key)
  return ({ question, phrasings, all, spellings }) => {
    const alike = spellings.get(letters)
    if (alike && !alike.includes(key)) return true
    return [question, ...phrasings.filter((phrasing) => phrasing.words === words).map(({ own }) => own)].some(
      (own) => isAnother(asked, own, all),
    )
  }
}

function isAnother(asked: Distinctions, own: Distinctions, all: Distinctions): boolean {
  for (const [base, forms] of asked.forms) {
    const others = own.forms.get(base)
    if (!others || sharesAny(forms, others)) continue
    // "a" is a word of its own in many languages: another place where the FAQ has it may say nothing of plan A.
    const known = [...forms].some((form) =>
      [...form].length === 1
        ? [...asked.pairs].some((pair) => pair.endsWith(` ${form}`) && all.pairs.has(pair))
        : all.forms.get(base)?.has(form),
    )
    if (!known) return true
  }
  for (const [digits, uses] of asked.numbers) {
    const others = own.numbers.get(digits)
    if (others) {
      const known = [...others, ...(all.numbers.get(digits) ?? [])]
      if (!uses.some((use) => known.some((other) => agree(use, other)))) return true
    } else if (!all.numbers.has(digits) && replacesAnother(uses, asked, own)) return true
  }
  return without(asked.signs, all.signs) && without(own.signs, asked.signs)
}

function agree(a: NumberUse, b: NumberUse): boolean {
  if (a.marks !== b.marks) return false
  if (a.prefix !== '' && b.prefix !== '' && a.prefix !== b.prefix) return false
  if (a.unit === b.unit) return true
  // "30°" names the scale nowhere; a bare "5" may leave its kilograms out, but "5 %" is never 5.
  if (a.unit.startsWith('°') && b.unit.startsWith('°')) return a.unit.length !== b.unit.length
  return (a.unit === '' && !b.unitIsSymbol) || (b.unit === '' && !a.unitIsSymbol)
}

/** The FAQ has another number in this place: "iPhone 14" for "iPhone 15", "4G" for "5G". */
function replacesAnother(uses: readonly NumberUse[], asked: Distinctions, own: Distinctions): boolean {
  return [...own.numbers].some(
    ([digits, others]) =>
      !asked.numbers.has(digits) &&
      others.some((other) => uses.some((use) => sharesAny(use.neighbours, other.neighbours))),
  )
}

function sharesAny(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((one) => b.has(one))
}

/** Whether some of `a` is not in `b`. */
function without(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((one) => !b.has(one))
}
