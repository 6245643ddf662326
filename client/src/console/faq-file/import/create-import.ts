import { createSignal, onCleanup } from 'solid-js'
import { ImportFaqsDocument, type ImportFaqsMutation } from '../../../gql/console/graphql.ts'
import type { Problem } from '../../../session/problem.ts'
import { type ConsoleApi, payloadOf } from '../../console-api.ts'
import { type BadRow, type FaqFile, UnreadableFile } from '../format/faq-file.ts'
import { readFaqFile } from '../format/read-faq-file.ts'
import { batchesOf } from './batches.ts'

type Answer = Extract<ImportFaqsMutation['importFaqs'], { __typename: 'ImportFaqsPayload' }>
export type ImportedRow = Answer['rows'][number]

/** What a run over the whole file said; rows as the file counts them. */
export interface ImportReport {
  rows: ImportedRow[]
  bad: BadRow[]
  ignoredColumns: string[]
  encoding: string
}

export type ImportStep =
  | { step: 'choosing'; complaint?: string }
  /** Rows looked at so far, of all that are. */
  | { step: 'running'; dryRun: boolean; name: string; done: number; all: number }
  /** A dry run ended, or a run was cut off by `problem` with `report` as far as it came. */
  | { step: 'checked'; name: string; report: ImportReport; problem?: Problem }
  | { step: 'imported'; name: string; report: ImportReport }

/** A file on its way into the FAQ: previewed first, written only when the admin says so. */
export function createImport(api: ConsoleApi, onImported: () => void) {
  const [step, setStep] = createSignal<ImportStep>({ step: 'choosing' })
  let file: FaqFile = { entries: [], rejected: [], encoding: 'utf-8' }
  /** Rows that repeat the question of an earlier one. */
  let repeated = new Map<number, BadRow>()
  let name = ''
  let round = 0
  onCleanup(() => {
    round += 1
  })

  async function choose(chosen: File): Promise<void> {
    round += 1
    const mine = round
    name = chosen.name
    repeated = new Map()
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
    const { batches, rejected } = batchesOf(file, new Set(repeated.keys()))
    const all = batches.reduce((sum, { rows }) => sum + rows.length, 0)
    const bad = [...file.rejected, ...rejected, ...repeated.values()]
    const report: ImportReport = { rows: [], bad, ignoredColumns: [], encoding: file.encoding }
    const firstRows = new Map<string, number>()
    let importId: string | undefined
    let done = 0
    setStep({ step: 'running', dryRun, name, done, all })
    for (const { rows, input } of batches) {
      const part = { ...input, dryRun, fileName: name, importId }
      const result = await api.mutate(ImportFaqsDocument, { input: part })
      if (mine !== round) return
      const outcome = result.ok ? payloadOf(result.value.importFaqs, 'ImportFaqsPayload') : result
      if (!outcome.ok) {
        const { problem } = outcome
        setStep(
          // The headings: another file is needed, not another try.
          problem.kind === 'invalid' && done === 0
            ? { step: 'choosing', complaint: problem.explanation }
            : { step: 'checked', name, report: inOrder(report), problem },
        )
        return
      }
      importId = outcome.value.import?.id
      addTo(report, outcome.value, {
        // A spreadsheet's rows are numbered by the server, which knows where they begin.
        rowAt: (row) => (input.table ? row : (rows[row - 1] ?? 0)),
        firstRows,
        repeated,
      })
      done += rows.length
      setStep({ step: 'running', dryRun, name, done, all })
    }
    setStep({ step: dryRun ? 'checked' : 'imported', name, report: inOrder(report) })
    if (!dryRun) onImported()
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

function inOrder(report: ImportReport): ImportReport {
  return { ...report, bad: report.bad.toSorted((a, b) => a.row - b.row) }
}

interface Places {
  /** A row of the answer, as the file counts it. */
  rowAt: (row: number) => number
  /** Of each key so far. */
  firstRows: Map<string, number>
  /** Filled with rows that repeat an earlier one. */
  repeated: Map<number, BadRow>
}

function addTo(
  report: ImportReport,
  { rows, rejected, ignoredColumns }: Answer,
  { rowAt, firstRows, repeated }: Places,
): void {
  report.ignoredColumns = ignoredColumns
  for (const problem of rejected) report.bad.push({ ...problem, row: rowAt(problem.row) })
  for (const one of rows) {
    const row = rowAt(one.row)
    const firstRow = firstRows.get(one.key)
    // Within a call the server looks; those of different calls would overwrite each other.
    if (firstRow === undefined) {
      firstRows.set(one.key, row)
      report.rows.push({ ...one, row })
    } else {
      const message = `Same question as row ${firstRow}. Combine them, or word them differently.`
      const bad = { row, field: 'question', message }
      repeated.set(row, bad)
      report.bad.push(bad)
    }
  }
}
