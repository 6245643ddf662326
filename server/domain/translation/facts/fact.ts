import type { Unit } from './units.ts'

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
export interface Page {
  rest: string
  language: string
  facts: Fact[]
}
