import type { Accessor } from 'solid-js'
import { SearchFaqsDocument } from '../../../gql/console/graphql.ts'
import type { ConsoleApi } from '../../console-api.ts'
import { createDebouncedQuery } from './create-debounced-query.ts'

const afterMs = 150

/** Searches as the bot searches, while somebody types; no answer while there is nothing to search for. */
export function createFaqSearch(api: ConsoleApi, text: Accessor<string>, limit: number) {
  const query = () => text().trim() || undefined
  return createDebouncedQuery(
    query,
    async (wanted) => {
      const result = await api.query(SearchFaqsDocument, { query: wanted, limit })
      return result.ok ? { ok: true, value: result.value.searchFaqs } : result
    },
    afterMs,
  )
}
