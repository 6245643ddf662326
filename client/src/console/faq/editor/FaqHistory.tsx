import { createResource, createUniqueId, For, Show } from 'solid-js'
import { type FaqAction, FaqHistoryDocument } from '../../../gql/console/graphql.ts'
import { useConsole } from '../../console-context.ts'
import { formats } from '../../formats.ts'
import { ProblemAlert } from '../../ProblemAlert.tsx'

const did: Record<FaqAction, string> = {
  CREATED: 'created it',
  UPDATED: 'changed it',
  DELETED: 'deleted it',
  RESTORED: 'restored it',
}

export interface FaqHistoryProps {
  faqId: string
  /** Another value: look again. */
  version: string
  mayRestore: boolean
  onRestore: (revisionId: string) => void
}

/** Who changed an FAQ and to what; each state can be had again. */
export function FaqHistory(props: FaqHistoryProps) {
  const { api } = useConsole()
  const headingId = createUniqueId()
  const [history, { refetch }] = createResource(
    () => ({ faqId: props.faqId, version: props.version }),
    async ({ faqId }) => {
      const result = await api.query(FaqHistoryDocument, { faqId })
      return result.ok ? { ok: true as const, value: result.value.faqHistory.nodes } : result
    },
  )
  const states = () => (history.latest?.ok ? history.latest.value : [])
  const problem = () => (history.latest?.ok === false ? history.latest.problem : undefined)
  return (
    <section class="faq-history" aria-labelledby={headingId}>
      <h3 id={headingId}>History</h3>
      <ProblemAlert problem={problem()} onRetry={() => void refetch()} />
      <ol>
        <For
          each={states()}
          fallback={
            <Show when={!problem()}>
              <li class="field-hint">{history.loading ? 'Loading…' : 'No changes yet.'}</li>
            </Show>
          }
        >
          {({ id, action, changedBy, changedAt, snapshot }, index) => (
            <li>
              <details>
                <summary>
                  <bdi>{changedBy ?? 'The server'}</bdi> {did[action]}
                  <time datetime={changedAt}>{formats.full(changedAt)}</time>
                </summary>
                <p class="faq-snapshot-question">
                  <bdi>{snapshot.question}</bdi>
                  <Show when={!snapshot.enabled}>
                    <span class="chip">Inactive</span>
                  </Show>
                </p>
                <p class="faq-snapshot">{snapshot.answer}</p>
                <Show when={props.mayRestore && index() > 0}>
                  <button type="button" class="button" onClick={() => props.onRestore(id)}>
                    Restore this
                  </button>
                </Show>
              </details>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}
