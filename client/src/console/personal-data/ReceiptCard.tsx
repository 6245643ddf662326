import { createUniqueId, For } from 'solid-js'
import { LateIcon } from '../../ui/loading/LateIcon.tsx'
import { formats } from '../formats.ts'
import { saveFile } from '../save-file.ts'
import type { Receipt } from './create-held-data.ts'
import { fileName } from './held-data.ts'

/** Proof of an erasure: numbers and ids, and nothing of the person. */
export function ReceiptCard(props: { receipt: Receipt; onAgain: () => void }) {
  const headingId = createUniqueId()
  const facts = () => [
    { name: 'Erased', value: formats.full(props.receipt.erasedAt) },
    { name: 'Conversations', value: formats.number(props.receipt.sessions) },
    { name: 'Messages', value: formats.number(props.receipt.messages) },
    { name: 'Tickets', value: formats.number(props.receipt.tickets) },
    { name: 'Jobs', value: formats.number(props.receipt.jobs) },
  ]
  const save = (): void => {
    const { __typename, ...receipt } = props.receipt
    saveFile(
      fileName('receipt', new Date(receipt.erasedAt)),
      'application/json',
      `${JSON.stringify(receipt, null, 2)}\n`,
    )
  }
  return (
    <section class="card held" aria-labelledby={headingId}>
      <h2 id={headingId} class="receipt-heading">
        <LateIcon name="check" />
        Erasure receipt
      </h2>
      <p class="visually-hidden" role="status">
        Everything has been erased.
      </p>
      <dl class="held-sums">
        <For each={facts()}>
          {({ name, value }) => (
            <div>
              <dt>{name}</dt>
              <dd classList={{ 'held-dates': name === 'Erased' }}>{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <details>
        <summary>IDs of the erased conversations</summary>
        <ul class="receipt-ids">
          <For each={props.receipt.sessionIds}>{(id) => <li>{id}</li>}</For>
        </ul>
      </details>
      <div class="held-actions">
        <button type="button" class="button" onClick={save}>
          <LateIcon name="download" />
          Save the receipt
        </button>
        <button type="button" class="button button-quiet" onClick={() => props.onAgain()}>
          Look up another
        </button>
      </div>
    </section>
  )
}
