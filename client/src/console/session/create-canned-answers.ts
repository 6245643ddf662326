import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { SearchFaqsDocument, type SearchFaqsQuery } from '../../gql/console/graphql.ts'
import type { ConsoleApi } from '../console-api.ts'

export type CannedAnswer = SearchFaqsQuery['searchFaqs'][number]

const afterMs = 150
const most = 6

/** Answers of the FAQ, found while somebody writes `/` and what they look for in place of a reply. */
export function createCannedAnswers(api: ConsoleApi, text: Accessor<string>) {
  const [answers, setAnswers] = createSignal<CannedAnswer[]>([])
  const [active, setActive] = createSignal(0)
  const [dismissed, setDismissed] = createSignal(false)
  const query = (): string | undefined => /^\/([^\n]*)$/.exec(text())?.[1]?.trim()

  createEffect(
    on(query, (wanted) => {
      if (wanted === undefined) {
        setDismissed(false)
        setAnswers([])
        return
      }
      if (wanted === '') return
      let stale = false
      const timer = setTimeout(async () => {
        const result = await api.query(SearchFaqsDocument, { query: wanted, limit: most })
        if (stale || !result.ok) return
        setAnswers(result.value.searchFaqs)
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
    query,
    answers,
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
