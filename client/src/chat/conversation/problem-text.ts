import type { Problem } from '../../session/problem.ts'
import type { Strings } from '../locale/en.ts'

/** What went wrong in a sentence that helps. `now`: milliseconds since the epoch. */
export function problemText(problem: Problem, strings: Strings, now: number): string {
  switch (problem.kind) {
    case 'unreachable':
      return strings.unreachable
    case 'broken':
      return strings.broken
    case 'gone':
      return strings.gone
    case 'rate-limited':
      return strings.rateLimited(Math.max(0, Math.ceil((problem.retryAt - now) / 1000)))
    case 'invalid':
    case 'conflict':
      return problem.explanation
  }
}
