import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { SearchFaqsDocument, type SearchFaqsQuery } from '../../gql/console/graphql.ts'
import type { ConsoleApi } from '../console-api.ts'
import { type Outcome, problemText } from '../problem.ts'

export type CannedAnswer = SearchFaqsQuery['searchFaqs'][number]

const afterMs = 150
const most = 6

/** Answers of the FAQ, found while somebody writes `/` and what they look for in place of a reply. */
export function createCannedAnswers(api: ConsoleApi, text: Accessor<string>) {
  const [found, setFound] = createSignal<Outcome<CannedAnswer[]>>()
  const answers = (): CannedAnswer[] => {
    const current = found()
    return current?.ok ? current.value : []
  }
  const [active, setActive] = createSignal(0)
  const [dismissed, setDismissed] = createSignal(false)
  const query = (): string | undefined => /^\/([^\n]*)$/.exec(text())?.[1]?.trim()

  createEffect(
    on(query, (wanted) => {
      if (wanted === undefined) {
        setDismissed(false)
        setFound(undefined)
        return
      }
      if (wanted === '') return setFound(undefined)
      let stale = false
      const timer = setTimeout(async () => {
        const result = await api.query(SearchFaqsDocument, { query: wanted, limit: most })
        if (stale) return
        setFound(result.ok ? { ok: true, value: result.value.searchFaqs } : result)
        setActive(0)
      }, afterMs)
      onCleanup(() => {
        stale = true
        clearTimeout(timer)
      })
    }),
  )

  return {
    open: (): boolean => query() !== undefined && !dismissed(),
    answers,
    /** What stands in place of a list that is empty. */
    note: (): string => {
      const current = found()
      if (query() === '') return 'Write what you look for in the FAQ.'
      if (!current) return 'Looking in the FAQ…'
      return current.ok ? 'Nothing in the FAQ is near to that.' : problemText(current.problem)
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
