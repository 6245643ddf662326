import { createSignal, onCleanup, onMount } from 'solid-js'
import {
  CancelPhrasingRunDocument,
  PhrasingRunDocument,
  StartPhrasingRunDocument,
} from '../../gql/console/graphql.ts'
import type { Outcome, Problem } from '../../session/problem.ts'
import { type ConsoleApi, payloadOf } from '../console-api.ts'
import type { Run } from './run-text.ts'

const lookEveryMs = 2000

/** The drafting in the background; while it goes on it is looked at again and again. */
export function createRun(api: ConsoleApi, onProgress: () => void) {
  /** Null: there has been none. Undefined: not known yet. */
  const [run, setRun] = createSignal<Run | null>()
  const [problem, setProblem] = createSignal<Problem>()
  const [busy, setBusy] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false

  function show(next: Run | null): void {
    const before = run()
    setRun(next)
    setProblem(undefined)
    if (next?.drafted !== before?.drafted || next?.status !== before?.status) onProgress()
    lookAgain(next?.status === 'RUNNING')
  }
  function lookAgain(wanted: boolean): void {
    clearTimeout(timer)
    if (wanted && !ended) timer = setTimeout(() => void look(), lookEveryMs)
  }
  async function look(): Promise<void> {
    const result = await api.query(PhrasingRunDocument, {})
    if (ended) return
    if (result.ok) return show(result.value.phrasingRun)
    setProblem(result.problem)
    lookAgain(run()?.status === 'RUNNING')
  }
  async function act(does: () => Promise<Outcome<{ run: Run }>>): Promise<void> {
    setBusy(true)
    const result = await does()
    setBusy(false)
    if (result.ok) show(result.value.run)
    else setProblem(result.problem)
  }

  onMount(() => void look())
  onCleanup(() => {
    ended = true
    clearTimeout(timer)
  })

  return {
    run,
    problem,
    busy,
    look,
    start: () =>
      act(async () => {
        const result = await api.mutate(StartPhrasingRunDocument, { input: {} })
        return result.ok ? payloadOf(result.value.startPhrasingRun, 'StartPhrasingRunPayload') : result
      }),
    cancel: (phrasingRunId: string) =>
      act(async () => {
        const result = await api.mutate(CancelPhrasingRunDocument, { input: { phrasingRunId } })
        return result.ok ? payloadOf(result.value.cancelPhrasingRun, 'CancelPhrasingRunPayload') : result
      }),
  }
}

export type RunModel = ReturnType<typeof createRun>
