import type { Fact } from './fact.ts'
import { findFacts } from './find-facts.ts'
import { quantityKey } from './units.ts'

/** What differs between two texts that ought to say the same. */
export type FactProblem = 'number' | 'date' | 'link' | 'code' | 'order'

const problemOf: Record<Fact['kind'], FactProblem> = {
  address: 'link',
  email: 'link',
  phone: 'number',
  code: 'code',
  date: 'date',
  month: 'date',
  weekday: 'date',
  time: 'number',
  quantity: 'number',
}

export interface TextIn {
  text: string
  /** BCP 47, primary subtag. */
  language: string
}

/** The first fact that one of the texts has and the other has not, or has in another order; null: none. */
export function differingFact(original: TextIn, translated: TextIn): FactProblem | null {
  const there = findFacts(original.text, original.language)
  const here = findFacts(translated.text, translated.language)
  const missing = unmatched(there, here) ?? unmatched(here, there)
  if (missing) return problemOf[missing.kind]
  return sameOrder(there, here) ? null : 'order'
}

/** The first fact of a text that the other text does not have. @param facts those that must be among `known` */
function unmatched(facts: readonly Fact[], known: readonly Fact[]): Fact | null {
  return facts.find((fact) => !fact.doubtful && !known.some((other) => sameFact(fact, other))) ?? null
}

function sameFact(a: Fact, b: Fact): boolean {
  if (a.kind === 'time' && b.kind === 'quantity') return timeIsQuantity(a, b)
  if (a.kind === 'quantity' && b.kind === 'time') return timeIsQuantity(b, a)
  if (a.kind === 'date' && b.kind === 'date') return a.keys.some((key) => b.keys.includes(key))
  if (a.kind === 'quantity' && b.kind === 'quantity') return sameQuantity(a, b)
  if (a.kind === 'time' && b.kind === 'time') return a.minutes === b.minutes && a.hours % 24 === b.hours % 24
  return a.kind === b.kind && 'key' in a && 'key' in b && a.key === b.key
}

type Quantity = Extract<Fact, { kind: 'quantity' }>

function sameQuantity(a: Quantity, b: Quantity): boolean {
  // What is counted is not known of every language.
  if (a.units.length === 0 || b.units.length === 0) return a.value === b.value
  return a.units.some((unit) =>
    b.units.some((other) => quantityKey(a.value, unit) === quantityKey(b.value, other)),
  )
}

/** "6 pm" as "18", "18 h" or "18.30"; "9 am" as "9". */
function timeIsQuantity(
  { hours, minutes }: Extract<Fact, { kind: 'time' }>,
  { value, units }: Quantity,
): boolean {
  if (units.length > 0 && !units.includes('hour')) return false
  return [hours, ...(units.length === 0 && hours > 12 ? [hours - 12] : [])].some(
    (hour) => Math.abs(hour + minutes / 100 - value) < 0.001,
  )
}

/** Of amounts of one kind the order is kept: "€4.90, free from €60" turned round says something else. */
function sameOrder(a: readonly Fact[], b: readonly Fact[]): boolean {
  const units = new Set(a.flatMap((fact) => (fact.kind === 'quantity' ? fact.units : [])))
  for (const unit of units) {
    const sequence = (facts: readonly Fact[]) =>
      facts
        .filter(
          (fact): fact is Quantity => fact.kind === 'quantity' && !fact.doubtful && fact.units.includes(unit),
        )
        .map(({ value }) => value)
    const [one, other] = [sequence(a), sequence(b)]
    if (one.length === other.length && one.some((value, at) => value !== other[at])) return false
  }
  return true
}
