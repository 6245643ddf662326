import { A } from '@solidjs/router'
import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { Dialog } from '../../ui/Dialog.tsx'
import { Glyph } from '../controls/Glyph.tsx'
import { formats } from '../formats.ts'
import type { Draft, DraftsModel, Verdict } from './create-drafts.ts'

const MAX_CHARACTERS = 500

/** Each draft under its question, to be accepted, edited or dismissed; or all of them at once. */
export function DraftList(props: { model: DraftsModel }) {
  const { drafts, total, busy, judge } = props.model
  const headingId = createUniqueId()
  const [asked, setAsked] = createSignal<Verdict>()
  const startsQuestion = (index: number) => drafts()[index - 1]?.faq.id !== drafts()[index]?.faq.id
  return (
    <section class="card drafts" aria-labelledby={headingId}>
      <div class="drafting-row">
        <h2 id={headingId}>{formats.count(total() ?? 0)} to review</h2>
        <span class="drafts-all">
          <button type="button" class="button" disabled={busy()} onClick={() => setAsked('accept')}>
            Accept all…
          </button>
          <button type="button" class="button" disabled={busy()} onClick={() => setAsked('dismiss')}>
            Dismiss all…
          </button>
        </span>
      </div>
      <ul class="drafts-list">
        <For each={drafts()}>
          {(draft, index) => (
            <li>
              <Show when={startsQuestion(index())}>
                <h3>
                  <A href={`/faq?open=${draft.faq.id}`}>
                    <bdi>{draft.faq.question}</bdi>
                  </A>
                </h3>
              </Show>
              <DraftRow
                draft={draft}
                model={props.model}
                onJudge={(verdict) => void judge(verdict, [draft])}
              />
            </li>
          )}
        </For>
      </ul>
      <Show when={(total() ?? 0) > drafts().length}>
        <p class="field-hint">{formats.count((total() ?? 0) - drafts().length)} more follow as you go.</p>
      </Show>
      <JudgeAll model={props.model} verdict={asked()} onClose={() => setAsked(undefined)} />
    </section>
  )
}

function DraftRow(props: { draft: Draft; model: DraftsModel; onJudge: (verdict: Verdict) => void }) {
  return (
    <form
      class="draft-row"
      onSubmit={(event) => {
        event.preventDefault()
        props.onJudge('accept')
      }}
    >
      <input
        class="field"
        type="text"
        dir="auto"
        required
        maxlength={MAX_CHARACTERS}
        aria-label={`Another way to ask “${props.draft.faq.question}”`}
        value={props.draft.text}
        onInput={(event) => props.model.edit(props.draft.id, event.currentTarget.value)}
      />
      <button
        type="submit"
        class="icon-button"
        aria-label={`Accept “${props.draft.text}”`}
        title="Accept"
        disabled={props.model.busy()}
      >
        <Glyph name="hand" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={`Dismiss “${props.draft.text}”`}
        title="Dismiss"
        disabled={props.model.busy()}
        onClick={() => props.onJudge('dismiss')}
      >
        <Glyph name="trash" />
      </button>
    </form>
  )
}

function JudgeAll(props: { model: DraftsModel; verdict: Verdict | undefined; onClose: () => void }) {
  const accepts = () => props.verdict === 'accept'
  const count = () => formats.count(props.model.total() ?? 0)
  return (
    <Dialog
      open={props.verdict !== undefined}
      heading={accepts() ? `Accept all ${count()} drafts?` : `Dismiss all ${count()} drafts?`}
      closeLabel="Go on reviewing"
      onClose={() => props.onClose()}
    >
      <p>
        {accepts()
          ? 'The assistant uses them at once, with your changes. The history of each question keeps how it was before.'
          : 'They’re deleted. You can have new ones drafted.'}
      </p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={() => props.onClose()}>
          Go on reviewing
        </button>
        <button
          type="button"
          class={accepts() ? 'button button-primary' : 'button button-danger'}
          onClick={() => {
            const { verdict } = props
            props.onClose()
            if (verdict) void props.model.judgeAll(verdict)
          }}
        >
          {accepts() ? 'Accept all' : 'Dismiss all'}
        </button>
      </div>
    </Dialog>
  )
}
