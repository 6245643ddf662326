import { createSignal } from 'solid-js'
import {
  AcceptPhrasingDraftsDocument,
  DismissPhrasingDraftsDocument,
  PhrasingDraftsDocument,
  type PhrasingDraftsQuery,
} from '../../gql/console/graphql.ts'
import type { Outcome, Problem } from '../../session/problem.ts'
import { type ConsoleApi, payloadOf } from '../console-api.ts'

export type Draft = PhrasingDraftsQuery['phrasingDrafts']['nodes'][number]
export type Verdict = 'accept' | 'dismiss'

const pageSize = 100

/** The drafts that wait for a review: the first page of them, and how many there are in all. */
export function createDrafts(api: ConsoleApi) {
  const [drafts, setDrafts] = createSignal<readonly Draft[]>([])
  const [total, setTotal] = createSignal<number>()
  const [problem, setProblem] = createSignal<Problem>()
  const [busy, setBusy] = createSignal(false)
  /** What an editor has made of a draft, by its id. */
  const texts = new Map<string, string>()

  async function load(): Promise<void> {
    const result = await api.query(PhrasingDraftsDocument, { first: pageSize })
    if (!result.ok) {
      setProblem(result.problem)
      return
    }
    const { nodes, totalCount } = result.value.phrasingDrafts
    const shown = new Map(drafts().map((draft) => [draft.id, draft]))
    // Those that are shown keep their rows, and what is being written in them.
    setDrafts(nodes.map((node) => shown.get(node.id) ?? node))
    setTotal(totalCount)
    setProblem(undefined)
  }

  async function send(verdict: Verdict, some: readonly Draft[]): Promise<Outcome<unknown>> {
    if (verdict === 'dismiss') {
      const input = { draftIds: some.map(({ id }) => id) }
      const result = await api.mutate(DismissPhrasingDraftsDocument, { input })
      return result.ok
        ? payloadOf(result.value.dismissPhrasingDrafts, 'DismissPhrasingDraftsPayload')
        : result
    }
    const input = { drafts: some.map(({ id }) => ({ draftId: id, text: texts.get(id) })) }
    const result = await api.mutate(AcceptPhrasingDraftsDocument, { input })
    return result.ok ? payloadOf(result.value.acceptPhrasingDrafts, 'AcceptPhrasingDraftsPayload') : result
  }

  /** False: it could not be done; `problem` says why. */
  async function judge(verdict: Verdict, some: readonly Draft[]): Promise<boolean> {
    setBusy(true)
    const result = await send(verdict, some)
    setBusy(false)
    setProblem(result.ok ? undefined : result.problem)
    if (!result.ok) return false
    const gone = new Set(some.map(({ id }) => id))
    setDrafts((before) => before.filter(({ id }) => !gone.has(id)))
    setTotal((before) => Math.max(0, (before ?? some.length) - some.length))
    if (drafts().length < Math.min(pageSize / 2, total() ?? 0)) await load()
    return true
  }

  return {
    drafts,
    total,
    problem,
    busy,
    load,
    judge,
    edit: (id: string, text: string): void => void texts.set(id, text),
    /** Page by page, until none is left or one page cannot be done. */
    async judgeAll(verdict: Verdict): Promise<void> {
      await load()
      while (drafts().length > 0) if (!(await judge(verdict, drafts()))) return
    },
  }
}

export type DraftsModel = ReturnType<typeof createDrafts>
