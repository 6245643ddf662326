import { createResource, createSignal, For } from 'solid-js'
import { FaqQuestionDocument } from '../../../gql/console/graphql.ts'
import { useConsole } from '../../console-context.ts'
import { formats } from '../../formats.ts'
import { type NearestFaq, nearFaqs, type ReplyTrace, traceRows } from './trace-facts.ts'

/** How a reply came about, for who wants to know; asked for the names only when it is opened. */
export function Trace(props: { trace: ReplyTrace }) {
  const { api } = useConsole()
  const [open, setOpen] = createSignal(false)
  const [nearest] = createResource(
    () => open() && nearFaqs(props.trace),
    (items: readonly NearestFaq[]) =>
      Promise.all(
        items.map(async ({ faqId, confidence }) => {
          const result = await api.query(FaqQuestionDocument, { id: faqId })
          const node = result.ok ? result.value.node : null
          return { confidence, question: node?.__typename === 'Faq' ? node.question : 'A deleted FAQ' }
        }),
      ),
  )
  return (
    <details class="trace" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Why</summary>
      <dl class="facts">
        <For each={traceRows(props.trace)}>
          {({ name, value }) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
        <For each={nearest()}>
          {({ question, confidence }, index) => (
            <div>
              <dt>{index() === 0 ? 'Best matches' : ''}</dt>
              <dd>
                <bdi>{question}</bdi>, {formats.percent(confidence)}
              </dd>
            </div>
          )}
        </For>
      </dl>
    </details>
  )
}
