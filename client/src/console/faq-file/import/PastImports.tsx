import { createResource, createSignal, createUniqueId, For, Show } from 'solid-js'
import {
  FaqImportsDocument,
  type FaqImportsQuery,
  UndoFaqImportDocument,
  type UndoFaqImportMutation,
} from '../../../gql/console/graphql.ts'
import type { Problem } from '../../../session/problem.ts'
import { payloadOf } from '../../console-api.ts'
import { useConsole } from '../../console-context.ts'
import { formats } from '../../formats.ts'
import { ProblemAlert } from '../../ProblemAlert.tsx'

type Undone = Extract<UndoFaqImportMutation['undoFaqImport'], { __typename: 'UndoFaqImportPayload' }>

/** What was imported, and the way back: each import can be undone as a whole. `version`: another value, look again. */
export function PastImports(props: { version: unknown }) {
  const { api } = useConsole()
  const headingId = createUniqueId()
  const [undone, setUndone] = createSignal<Undone>()
  const [failure, setFailure] = createSignal<Problem>()
  const [imports, { refetch }] = createResource(
    () => ({ version: props.version }),
    async () => {
      const result = await api.query(FaqImportsDocument, {})
      return result.ok ? { ok: true as const, value: result.value.faqImports.nodes } : result
    },
  )
  const list = () => (imports.latest?.ok ? imports.latest.value : [])
  const problem = () => (imports.latest?.ok === false ? imports.latest.problem : failure())

  async function undo(importId: string): Promise<void> {
    const result = await api.mutate(UndoFaqImportDocument, { input: { importId } })
    const outcome = result.ok ? payloadOf(result.value.undoFaqImport, 'UndoFaqImportPayload') : result
    setFailure(outcome.ok ? undefined : outcome.problem)
    setUndone(outcome.ok ? outcome.value : undefined)
    await refetch()
  }

  return (
    <Show when={list().length > 0 || problem()}>
      <section class="card import" aria-labelledby={headingId}>
        <h2 id={headingId}>Past imports</h2>
        <ProblemAlert problem={problem()} onRetry={() => void refetch()} />
        <p class="field-hint" role="status">
          <Show when={undone()}>
            {(result) => (
              <>
                Undone: {formats.count(result().restored)} restored, {formats.count(result().deleted)}{' '}
                deleted.
                <Show when={result().kept.length > 0}>
                  {' '}
                  Changed since, so left as they are:{' '}
                  <bdi>
                    {result()
                      .kept.map(({ question }) => question)
                      .join(' · ')}
                  </bdi>
                </Show>
              </>
            )}
          </Show>
        </p>
        <ul class="import-past">
          <For each={list()}>{(one) => <PastImport of={one} onUndo={() => void undo(one.id)} />}</For>
        </ul>
      </section>
    </Show>
  )
}

type Import = FaqImportsQuery['faqImports']['nodes'][number]

/** One of them, with the way back, which asks before it is gone. */
function PastImport(props: { of: Import; onUndo: () => void }) {
  const [asked, setAsked] = createSignal(false)
  return (
    <li>
      <span>
        <strong>
          <bdi>{props.of.fileName ?? 'Rows by the API'}</bdi>
        </strong>{' '}
        {formats.count(props.of.created)} created, {formats.count(props.of.updated)} updated
        <span class="field-hint">
          {' '}
          <time datetime={props.of.createdAt}>{formats.full(props.of.createdAt)}</time>,{' '}
          <bdi>{props.of.startedBy ?? 'command line'}</bdi>
        </span>
      </span>
      <Show
        when={props.of.undoneAt}
        fallback={
          <Show
            when={asked()}
            fallback={
              <button type="button" class="button" onClick={() => setAsked(true)}>
                Undo…
              </button>
            }
          >
            <span class="import-actions">
              Undo this import?
              <button type="button" class="button button-primary" onClick={() => props.onUndo()}>
                Undo it
              </button>
              <button type="button" class="button" onClick={() => setAsked(false)}>
                Keep it
              </button>
            </span>
          </Show>
        }
      >
        {(at) => (
          <span class="chip">
            Undone {formats.date(at())} by <bdi>{props.of.undoneBy ?? 'command line'}</bdi>
          </span>
        )}
      </Show>
    </li>
  )
}
