import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import type { Outcome, Problem } from '../../session/problem.ts'

export interface Page<Item> {
  nodes: Item[]
  totalCount: number
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** A list that grows by pages and starts over with another `filter`; what comes late for an old one is dropped. */
export function createPager<Item, Filter>(
  filter: Accessor<Filter>,
  load: (filter: Filter, after: string | undefined) => Promise<Outcome<Page<Item>>>,
) {
  const [items, setItems] = createSignal<readonly Item[]>([])
  const [page, setPage] = createSignal<Page<Item>>()
  const [loading, setLoading] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  let round = 0

  async function next(from: Filter, after: string | undefined): Promise<void> {
    round += 1
    const mine = round
    setLoading(true)
    const result = await load(from, after)
    if (mine !== round) return
    setLoading(false)
    setProblem(result.ok ? undefined : result.problem)
    if (!result.ok) {
      // What fitted another filter says nothing about this one.
      if (after === undefined) setItems([])
      if (after === undefined) setPage(undefined)
      return
    }
    setPage(() => result.value)
    setItems((before) => (after === undefined ? result.value.nodes : [...before, ...result.value.nodes]))
  }

  createEffect(on(filter, (now) => void next(now, undefined)))

  return {
    items,
    loading,
    problem,
    total: () => page()?.totalCount,
    hasMore: () => page()?.pageInfo.hasNextPage ?? false,
    more: () => {
      const cursor = page()?.pageInfo.endCursor
      if (cursor && !loading()) void next(filter(), cursor)
    },
    reload: () => void next(filter(), undefined),
  }
}
