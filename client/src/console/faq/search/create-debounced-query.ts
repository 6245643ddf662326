import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Outcome, Problem } from '../../../session/problem.ts'

/**
 * Asks when its question has not changed for `afterMs`; undefined: there is nothing to ask. The last answer stays while
 * a new one is fetched, not next to a problem; what comes late for an old question is dropped.
 */
export function createDebouncedQuery<Question, Answer>(
  question: Accessor<Question | undefined>,
  ask: (question: Question) => Promise<Outcome<Answer>>,
  afterMs: number,
) {
  const [answer, setAnswer] = createSignal<Answer>()
  const [problem, setProblem] = createSignal<Problem>()
  const [busy, setBusy] = createSignal(false)
  createEffect(
    on(question, (wanted) => {
      if (wanted === undefined) {
        setAnswer(undefined)
        setProblem(undefined)
        setBusy(false)
        return
      }
      let stale = false
      const timer = setTimeout(async () => {
        setBusy(true)
        const result = await ask(wanted)
        if (stale) return
        setBusy(false)
        setProblem(result.ok ? undefined : result.problem)
        setAnswer(() => (result.ok ? result.value : undefined))
      }, afterMs)
      onCleanup(() => {
        stale = true
        clearTimeout(timer)
      })
    }),
  )
  return { answer, problem, busy }
}
