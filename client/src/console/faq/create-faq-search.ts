import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { SearchFaqsDocument, type SearchFaqsQuery } from '../../gql/console/graphql.ts'
import type { ConsoleApi } from '../console-api.ts'

export type FaqMatch = SearchFaqsQuery['searchFaqs'][number]

const afterMs = 200

/** Searches as the bot searches, while somebody types; undefined while there is nothing to search for. */
export function createFaqSearch(api: ConsoleApi, text: Accessor<string>, limit: number) {
  const [matches, setMatches] = createSignal<readonly FaqMatch[]>()
  const query = () => text().trim()
  createEffect(
    on(query, (wanted) => {
      if (wanted === '') {
        setMatches(undefined)
        return
      }
      let stale = false
      const timer = setTimeout(async () => {
        const result = await api.query(SearchFaqsDocument, { query: wanted, limit })
        if (!stale && result.ok) setMatches(result.value.searchFaqs)
      }, afterMs)
      onCleanup(() => {
        stale = true
        clearTimeout(timer)
      })
    }),
  )
  return matches
}
