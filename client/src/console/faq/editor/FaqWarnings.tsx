import { createMemo, createUniqueId, For, Match, Show, Switch } from 'solid-js'
import { FaqWarningsDocument } from '../../gql/console/graphql.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useConsole } from '../console-context.ts'
import { formats } from '../formats.ts'
import type { FaqFormModel } from './create-faq-form.ts'
import { createQuietQuery } from './create-quiet-query.ts'
import { inputOf } from './faq-form.ts'

/** Longer than somebody pauses between words: each look compares with every other FAQ. */
const afterMs = 600

/** What the editor should know before customers find out; nothing is refused because of it. */
export function FaqWarnings(props: { model: FaqFormModel }) {
  const { api } = useConsole()
  const { form } = props.model
  const headingId = createUniqueId()
  const input = createMemo(() => (form().question.trim() === '' ? undefined : inputOf(form())), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  })
  const warnings = createQuietQuery(
    input,
    async (wanted) => {
      const result = await api.query(FaqWarningsDocument, { input: wanted, id: props.model.id })
      return result.ok ? { ok: true, value: result.value.faqWarnings } : result
    },
    afterMs,
  )
  return (
    <Show when={warnings.answer()}>
      {(found) => (
        <section class="faq-warnings" aria-labelledby={headingId}>
          <h3 id={headingId}>Before you save</h3>
          <ul aria-live="polite">
            <For
              each={found()}
              fallback={
                <li class="faq-warning-none">
                  <Icon name="check" />
                  Nothing speaks against it.
                </li>
              }
            >
              {(warning) => (
                <li>
                  <Icon name="alert" />
                  <div>
                    <p dir="auto">{warning.message}</p>
                    <Switch>
                      <Match when={warning.__typename === 'SameWordsWarning' && warning}>
                        {(same) => <Other faq={same().faq} />}
                      </Match>
                      <Match when={warning.__typename === 'CloseFaqWarning' && warning}>
                        {(close) => (
                          <Other
                            faq={close().faq}
                            more={`${formats.percent(Math.min(1, close().similarity))} alike`}
                          />
                        )}
                      </Match>
                    </Switch>
                  </div>
                </li>
              )}
            </For>
          </ul>
        </section>
      )}
    </Show>
  )
}

/** In a tab of its own: what is in the form is not saved. */
function Other(props: { faq: { id: string; question: string }; more?: string }) {
  return (
    <p class="faq-warning-other">
      <a href={`/console/faq?open=${props.faq.id}`} target="_blank" rel="noreferrer">
        {props.faq.question}
      </a>
      <Show when={props.more}>
        <span class="chip">{props.more}</span>
      </Show>
    </p>
  )
}
