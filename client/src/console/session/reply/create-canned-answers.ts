import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import type { ConsoleApi } from '../console-api.ts'
import { createFaqSearch } from '../faq/create-faq-search.ts'
import { problemText } from '../problem.ts'

const most = 6

/** Answers of the FAQ, found while somebody writes `/` and what they look for in place of a reply. */
export function createCannedAnswers(api: ConsoleApi, text: Accessor<string>) {
  const query = (): string | undefined => /^\/([^\n]*)$/.exec(text())?.[1]?.trim()
  const search = createFaqSearch(api, () => query() ?? '', most)
  const answers = () => search.answer() ?? []
  const [active, setActive] = createSignal(0)
  const [dismissed, setDismissed] = createSignal(false)
  createEffect(on(search.answer, () => setActive(0)))
  createEffect(on(query, (wanted) => wanted === undefined && setDismissed(false)))

  return {
    open: (): boolean => query() !== undefined && !dismissed(),
    answers,
    /** What stands in place of a list that is empty. */
    note: (): string => {
      const problem = search.problem()
      if (query() === '') return 'Write what you look for in the FAQ.'
      if (problem) return problemText(problem)
      return search.answer() ? 'Nothing in the FAQ is near to that.' : 'Looking in the FAQ…'
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
