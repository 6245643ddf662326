import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { ConsoleApi } from '../../console-api.ts'
import { createFaqSearch } from '../../faq/search/create-faq-search.ts'
import { isWorthShowing } from '../../faq/search/worth-showing.ts'
import { problemText } from '../../problem-text.ts'
import type { CannedQuery } from './canned-query.ts'

const maxAnswers = 6

/** Answers of the FAQ, found while the agent writes `/` and what they look for. */
export function createCannedAnswers(api: ConsoleApi, query: Accessor<CannedQuery | undefined>) {
  const words = createMemo(() => query()?.words)
  const search = createFaqSearch(api, () => words() ?? '', maxAnswers)
  const answers = createMemo(() => search.answer()?.filter(isWorthShowing) ?? [])
  const [active, setActive] = createSignal(0)
  const [dismissed, setDismissed] = createSignal(false)
  createEffect(on(search.answer, () => setActive(0)))
  createEffect(on(words, (wanted) => wanted === undefined && setDismissed(false)))

  return {
    open: (): boolean => words() !== undefined && !dismissed(),
    answers,
    /** Shown in place of a list that is empty. */
    note: (): string => {
      const problem = search.problem()
      if (words() === '') return 'Type to search the FAQ.'
      if (problem) return problemText(problem)
      return search.answer() ? 'No matching answers.' : 'Searching…'
    },
    active,
    activeId: (listId: string): string | undefined =>
      answers().length > 0 ? `${listId}-${active()}` : undefined,
    /** True when the key was meant for the list. */
    onKey(key: string, pick: (answer: string) => void): boolean {
      const count = answers().length
      const chosen = answers()[active()]
      if (key === 'Escape') setDismissed(true)
      else if (key === 'ArrowDown' && count > 0) setActive((active() + 1) % count)
      else if (key === 'ArrowUp' && count > 0) setActive((active() + count - 1) % count)
      else if ((key === 'Enter' || key === 'Tab') && chosen) pick(chosen.faq.answer)
      else return false
      return true
    },
  }
}
