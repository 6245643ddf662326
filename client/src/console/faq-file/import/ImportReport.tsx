import { createMemo, createSignal, For, Show } from 'solid-js'
import type { FaqRowOutcome } from '../../../gql/console/graphql.ts'
import { TableScroll } from '../../controls/TableScroll.tsx'
import { formats } from '../../formats.ts'
import type { ImportedRow, ImportReport as Report } from './create-import.ts'

const shownAtOnce = 100

const outcomes: Record<FaqRowOutcome, { done: string; future: string; tone: string }> = {
  CREATED: { done: 'Created', future: 'Would be created', tone: 'chip-ok' },
  UPDATED: { done: 'Updated', future: 'Would be updated', tone: 'chip-accent' },
  UNCHANGED: { done: 'Unchanged', future: 'Unchanged', tone: '' },
}

/** What an import did, or, in the `future`, would do: the sums, the bad rows by name, and row by row. */
export function ImportReport(props: { report: Report; future?: boolean }) {
  const [shown, setShown] = createSignal(shownAtOnce)
  const count = (outcome: FaqRowOutcome) => props.report.rows.filter((row) => row.outcome === outcome).length
  const badRows = createMemo(() => new Set(props.report.bad.map(({ row }) => row)).size)
  const word = (outcome: FaqRowOutcome) => outcomes[outcome][props.future ? 'future' : 'done']
  return (
    <>
      <dl class="import-sums">
        <Sum name={word('CREATED')} value={count('CREATED')} />
        <Sum name={word('UPDATED')} value={count('UPDATED')} />
        <Sum name={word('UNCHANGED')} value={count('UNCHANGED')} />
        <Sum
          name={props.future ? 'Rows with errors' : 'Rows with errors, skipped'}
          value={badRows()}
          bad={badRows() > 0}
        />
      </dl>
      <Notes report={props.report} />
      <BadRows bad={props.report.bad} />
      <Show when={props.report.rows.length > 0}>
        <TableScroll label={props.future ? 'Preview' : 'Result'}>
          <table class="table">
            <caption>{props.future ? 'Preview' : 'Result'}</caption>
            <thead>
              <tr>
                <th scope="col">Row</th>
                <th scope="col">Question</th>
                <th scope="col">{props.future ? 'Would be' : 'Was'}</th>
              </tr>
            </thead>
            <tbody>
              <For each={props.report.rows.slice(0, shown())}>
                {({ row, question, outcome, differences }) => (
                  <tr>
                    <td class="number">{row}</td>
                    <td class="import-question" dir="auto">
                      {question}
                    </td>
                    <td>
                      <span class={`chip ${outcomes[outcome].tone}`}>{outcomes[outcome].done}</span>
                      <Differences of={differences} />
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </TableScroll>
      </Show>
      <Show when={props.report.rows.length > shown()}>
        <button type="button" class="button" onClick={() => setShown(shown() + 10 * shownAtOnce)}>
          Show more rows
        </button>
      </Show>
    </>
  )
}

function Sum(props: { name: string; value: number; bad?: boolean }) {
  return (
    <div classList={{ 'import-sum-bad': props.bad }}>
      <dt>{props.name}</dt>
      <dd>{formats.number(props.value)}</dd>
    </div>
  )
}

/** What the file made necessary to know, a sentence each. */
function Notes(props: { report: Report }) {
  const html = () => props.report.rows.filter((row) => row.fromHtml).length
  return (
    <>
      <Show when={props.report.ignoredColumns.length > 0}>
        <p class="field-hint">
          Columns that aren't used: <bdi>{props.report.ignoredColumns.join(', ')}</bdi>
        </p>
      </Show>
      <Show when={html() > 0}>
        <p class="field-hint">
          {html() === 1
            ? 'One row contains HTML. It is'
            : `${formats.count(html())} rows contain HTML. It is`}{' '}
          converted to Markdown.
        </p>
      </Show>
      <Show when={props.report.encoding !== 'utf-8'}>
        <p class="field-hint">
          The file isn't in UTF-8. It was read as {props.report.encoding}: check that letters with accents
          look right.
        </p>
      </Show>
    </>
  )
}

function Differences(props: { of: ImportedRow['differences'] }) {
  return (
    <Show when={props.of.length > 0}>
      <details class="import-changes">
        <summary>{props.of.map(({ field }) => field).join(', ')}</summary>
        <dl>
          <For each={props.of}>
            {({ field, before, after }) => (
              <>
                <dt>{field}</dt>
                <dd dir="auto">
                  <del>{before || '(empty)'}</del>
                </dd>
                <dd dir="auto">
                  <ins>{after || '(empty)'}</ins>
                </dd>
              </>
            )}
          </For>
        </dl>
      </details>
    </Show>
  )
}

const namedRows = 5

/** Rows with the same fault are one line: a column that is wrong throughout is one thing to mend. */
function BadRows(props: { bad: Report['bad'] }) {
  const faults = createMemo(() => [
    ...Map.groupBy(props.bad, ({ field, message }) => `${field}\n${message}`).values(),
  ])
  const numbers = (rows: Report['bad']) => {
    const named = rows.slice(0, namedRows).map(({ row }) => row)
    return rows.length > namedRows
      ? `${named.join(', ')} … (${formats.count(rows.length)})`
      : named.join(', ')
  }
  return (
    <Show when={props.bad.length > 0}>
      <TableScroll label="Rows with errors">
        <table class="table import-bad">
          <caption>Rows with errors</caption>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Field</th>
              <th scope="col">Problem</th>
            </tr>
          </thead>
          <tbody>
            <For each={faults().slice(0, shownAtOnce)}>
              {(rows) => (
                <tr>
                  <td class="number">{numbers(rows)}</td>
                  <td>
                    <code>{rows[0]?.field}</code>
                  </td>
                  <td>{rows[0]?.message}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </TableScroll>
    </Show>
  )
}
