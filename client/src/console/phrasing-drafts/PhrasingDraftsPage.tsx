import { A } from '@solidjs/router'
import { createEffect, on, onMount, Show } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { Glyph } from '../controls/Glyph.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { createDrafts } from './create-drafts.ts'
import { createRun } from './create-run.ts'
import { DraftList } from './DraftList.tsx'
import { RunCard } from './RunCard.tsx'
import './phrasing-drafts.css'

/** Other ways to ask, drafted by the model for all questions at once and reviewed by an admin. */
export default function PhrasingDraftsPage() {
  const { api, announce } = useConsole()
  const drafts = createDrafts(api)
  const run = createRun(api, () => void drafts.load())
  onMount(() => void drafts.load())
  createEffect(
    on(drafts.total, (count, before) => {
      if (count !== undefined && before !== undefined) announce(`${count} drafts to review.`)
    }),
  )
  return (
    <div class="page">
      <div class="page-inner">
        <header class="page-head">
          <h1>Other ways to ask</h1>
          <A href="/faq" class="button">
            <Glyph name="back" />
            Back to the FAQ
          </A>
        </header>
        <p class="page-lead">
          Customers use other words than you do. The language model drafts some for every active question. The
          assistant uses only those that you accept.
        </p>
        <RunCard model={run} />
        <ProblemAlert problem={drafts.problem()} onRetry={() => void drafts.load()} />
        <Show when={drafts.drafts().length > 0} fallback={<Nothing known={drafts.total() !== undefined} />}>
          <DraftList model={drafts} />
        </Show>
      </div>
    </div>
  )
}

function Nothing(props: { known: boolean }) {
  return (
    <Show when={props.known}>
      <p class="field-hint">No drafts to review.</p>
    </Show>
  )
}
