import { setImmediate } from 'node:timers/promises'
import { looseKey } from '../../search/text/normalize-text.ts'
import type { Likeness } from './unanswered-likeness.ts'

/** A customer's message that the FAQ did not hold. */
export interface Asked {
  text: string
  sessionId: string
  askedAt: Date
}

/** What was asked in the same words, but for case, accents and punctuation; newest first. */
export type SameWords = readonly [Asked, ...Asked[]]

/** Comparisons between two breaths: about 2 ms. */
const COMPARISONS_AT_ONCE = 2000

/** The most asked words first, then the newest. Messages without any word are left out. */
export function collectSameWords(asked: readonly Asked[]): SameWords[] {
  const newestFirst = [...asked].sort((a, b) => b.askedAt.getTime() - a.askedAt.getTime())
  const byKey = Map.groupBy(newestFirst, ({ text }) => looseKey(text))
  byKey.delete('')
  const sets = [...byKey.values()].flatMap(([first, ...rest]): SameWords[] =>
    first ? [[first, ...rest]] : [],
  )
  // Sorting is stable: among equals the newest stays first.
  return sets.sort((a, b) => b.length - a.length)
}

/**
 * Joins texts 0 … count-1 into groups: in order, each goes to the group whose texts it is most like on average, if
 * that is alike enough, else it begins a group. Lets other requests in between.
 */
export async function groupAlike(count: number, likeness: Likeness): Promise<number[][]> {
  const groups: number[][] = []
  let compared = 0
  for (let text = 0; text < count; text++) {
    let best: number[] | undefined
    let most = Number.NEGATIVE_INFINITY
    for (const group of groups) {
      const value = group.reduce((sum, other) => sum + likeness.of(text, other), 0) / group.length
      if (value < likeness.from || value <= most) continue
      best = group
      most = value
    }
    if (best) best.push(text)
    else groups.push([text])
    compared += text
    if (compared < COMPARISONS_AT_ONCE) continue
    compared = 0
    await setImmediate()
  }
  return groups
}
