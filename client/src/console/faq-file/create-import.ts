import { createSignal, onCleanup } from 'solid-js'
import { type FaqRowOutcome, ImportFaqsDocument } from '../../gql/console/graphql.ts'
import { type ConsoleApi, payloadOf } from '../console-api.ts'
import type { Problem } from '../problem.ts'
import { batchesOf } from './batches.ts'
import { type BadRow, type FaqFile, UnreadableFile } from './faq-file.ts'
import { readFaqFile } from './read-faq-file.ts'

export interface ImportedRow {
  row: number
  question: string
  outcome: FaqRowOutcome
  changes: string[]
}

/** What a run over the whole file said; rows as the file counts them. */
export interface ImportReport {
  rows: ImportedRow[]
  bad: BadRow[]
}

export type ImportStep =
  | { step: 'choosing'; complaint?: string }
  /** Rows looked at so far, of all that are. */
  | { step: 'running'; dryRun: boolean; name: string; done: number; all: number }
  /** A dry run ended, or a run was cut off by `problem` with `report` as far as it came. */
  | { step: 'checked'; name: string; report: ImportReport; problem?: Problem }
  | { step: 'imported'; name: string; report: ImportReport }

/** A file on its way into the FAQ: looked at first, written only when somebody says so. */
export function createImport(api: ConsoleApi) {
  const [step, setStep] = createSignal<ImportStep>({ step: 'choosing' })
  let file: FaqFile = { rows: [], rejected: [] }
  let name = ''
  let round = 0
  onCleanup(() => {
    round += 1
  })

  async function choose(chosen: File): Promise<void> {
    round += 1
    const mine = round
    name = chosen.name
    setStep({ step: 'running', dryRun: true, name, done: 0, all: 0 })
    try {
      file = await readFaqFile(chosen.name, new Uint8Array(await chosen.arrayBuffer()))
    } catch (error) {
      if (mine !== round) return
      if (!(error instanceof UnreadableFile)) throw error
      setStep({ step: 'choosing', complaint: error.message })
      return
    }
    if (mine === round) await run(true)
  }

  async function run(dryRun: boolean): Promise<void> {
    round += 1
    const mine = round
    const { batches, rejected } = batchesOf(file.rows)
    const all = batches.reduce((sum, batch) => sum + batch.length, 0)
    const report: ImportReport = { rows: [], bad: [...file.rejected, ...rejected] }
    let done = 0
    setStep({ step: 'running', dryRun, name, done, all })
    for (const batch of batches) {
      const rows = batch.map(({ input }) => input)
      const result = await api.mutate(ImportFaqsDocument, { rows, dryRun })
      if (mine !== round) return
      const outcome = result.ok ? payloadOf(result.value.importFaqs, 'ImportFaqsPayload') : result
      if (!outcome.ok) {
        setStep({ step: 'checked', name, report: inOrder(report), problem: outcome.problem })
        return
      }
      const at = (row: number) => batch[row - 1]
      for (const { row, outcome: became, changes } of outcome.value.rows)
        report.rows.push({
          row: at(row)?.row ?? 0,
          question: at(row)?.input.question ?? '',
          outcome: became,
          changes,
        })
      for (const problem of outcome.value.rejected)
        report.bad.push({ ...problem, row: at(problem.row)?.row ?? 0 })
      done += batch.length
      setStep({ step: 'running', dryRun, name, done, all })
    }
    setStep({ step: dryRun ? 'checked' : 'imported', name, report: inOrder(report) })
  }

  return {
    step,
    choose: (chosen: File) => void choose(chosen),
    check: () => void run(true),
    write: () => void run(false),
    again(): void {
      round += 1
      setStep({ step: 'choosing' })
    },
  }
}

function inOrder({ rows, bad }: ImportReport): ImportReport {
  return { rows, bad: bad.toSorted((a, b) => a.row - b.row) }
}
