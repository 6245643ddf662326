import { createMemo, createUniqueId, For, Match, Show, Switch } from 'solid-js'
import { FaqWarningsDocument } from '../../../gql/console/graphql.ts'
import { LateIcon } from '../../../ui/loading/LateIcon.tsx'
import { basePath } from '../../base-path.ts'
import { useConsole } from '../../console-context.ts'
import { formats } from '../../formats.ts'
import { draftInputOf } from '../faq-form.ts'
import { createDebouncedQuery } from '../search/create-debounced-query.ts'
import type { FaqFormModel } from './create-faq-form.ts'

/** Longer than an editor pauses between words: each look compares with every other FAQ. */
const afterMs = 600

/** What the editor should know before customers find out; nothing is refused because of it. */
export function FaqWarnings(props: { model: FaqFormModel }) {
  const { api } = useConsole()
  const { form } = props.model
  const headingId = createUniqueId()
  const input = createMemo(
    () => (form().question.trim() === '' ? undefined : draftInputOf(form())),
    undefined,
    {
      equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    },
  )
  const warnings = createDebouncedQuery(
    input,
    async (wanted) => {
      const result = await api.query(FaqWarningsDocument, { draft: wanted, id: props.model.id })
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
                  <LateIcon name="check" />
                  Looks good.
                </li>
              }
            >
              {(warning) => (
                <li>
                  <LateIcon name="alert" />
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
                            more={`${formats.percent(Math.min(1, close().similarity))} similar`}
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
      <a href={`${basePath()}/console/faq?open=${props.faq.id}`} target="_blank" rel="noreferrer">
        {props.faq.question}
      </a>
      <Show when={props.more}>
        <span class="chip">{props.more}</span>
      </Show>
    </p>
  )
}
