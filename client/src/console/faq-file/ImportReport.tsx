import { createMemo, createSignal, For, Show } from 'solid-js'
import type { FaqRowOutcome } from '../../gql/console/graphql.ts'
import { formats } from '../formats.ts'
import { TableScroll } from '../TableScroll.tsx'
import type { ImportReport as Report } from './create-import.ts'

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
        <Sum name={props.future ? 'Bad rows' : 'Bad rows, left out'} value={badRows()} bad={badRows() > 0} />
      </dl>
      <Show when={props.report.bad.length > 0}>
        <TableScroll label="Bad rows">
          <table class="table import-bad">
            <caption>Bad rows</caption>
            <thead>
              <tr>
                <th scope="col">Row</th>
                <th scope="col">Field</th>
                <th scope="col">What is wrong</th>
              </tr>
            </thead>
            <tbody>
              <For each={props.report.bad.slice(0, shown())}>
                {({ row, field, message }) => (
                  <tr>
                    <td class="number">{row}</td>
                    <td>
                      <code>{field}</code>
                    </td>
                    <td>{message}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </TableScroll>
      </Show>
      <Show when={props.report.rows.length > 0}>
        <TableScroll label={props.future ? 'What would happen' : 'What happened'}>
          <table class="table">
            <caption>{props.future ? 'What would happen' : 'What happened'}</caption>
            <thead>
              <tr>
                <th scope="col">Row</th>
                <th scope="col">Question</th>
                <th scope="col">{props.future ? 'Would be' : 'Was'}</th>
              </tr>
            </thead>
            <tbody>
              <For each={props.report.rows.slice(0, shown())}>
                {({ row, question, outcome, changes }) => (
                  <tr>
                    <td class="number">{row}</td>
                    <td class="import-question" dir="auto">
                      {question}
                    </td>
                    <td>
                      <span class={`chip ${outcomes[outcome].tone}`}>{outcomes[outcome].done}</span>
                      <Show when={changes.length > 0}>
                        <span class="import-changes">{changes.join(', ')}</span>
                      </Show>
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </TableScroll>
      </Show>
      <Show when={Math.max(props.report.rows.length, props.report.bad.length) > shown()}>
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
