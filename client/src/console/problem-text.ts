import type { Problem } from '../session/problem.ts'

/** What went wrong in a sentence that helps. `now`: milliseconds since the epoch. */
export function problemText(problem: Problem, now = Date.now()): string {
  switch (problem.kind) {
    case 'unreachable':
      return 'We can’t reach the server. Check your connection, then try again.'
    case 'broken':
      return 'Something went wrong on the server. Try again; if it keeps happening, contact your administrator.'
    case 'gone':
      return 'This was not found, or your key may not access it.'
    case 'rate-limited':
      return `Too many requests. Try again in ${Math.max(1, Math.ceil((problem.retryAt - now) / 1000))} s.`
    case 'invalid':
    case 'conflict':
      return problem.explanation
  }
}
