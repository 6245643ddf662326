import { createSignal, For, Show } from 'solid-js'
import { SuggestPhrasingsDocument } from '../../gql/console/graphql.ts'
import { useConsole } from '../console-context.ts'
import { Glyph } from '../Glyph.tsx'
import { problemText } from '../problem.ts'
import type { FaqFormModel } from './create-faq-form.ts'
import { withDraft } from './faq-draft.ts'

const noModel = 'Nothing came to mind. Drafts need a language model; without one, add your customers’ words.'

/** Other ways to ask, drafted by the model; an editor takes those that customers would really write. */
export function SuggestPhrasings(props: { model: FaqFormModel }) {
  const { api, announce } = useConsole()
  const { form, change } = props.model
  const [drafts, setDrafts] = createSignal<readonly string[]>([])
  const [busy, setBusy] = createSignal(false)
  const [note, setNote] = createSignal('')

  async function suggest(): Promise<void> {
    setBusy(true)
    setNote('')
    const { question, answer } = form()
    const result = await api.query(SuggestPhrasingsDocument, { question, answer: answer.trim() || undefined })
    setBusy(false)
    const found = result.ok ? result.value.suggestPhrasings : []
    const known = new Set(form().phrasings.split('\n'))
    setDrafts(found.filter((phrasing) => !known.has(phrasing)))
    if (!result.ok) setNote(problemText(result.problem))
    else if (drafts().length === 0) setNote(noModel)
    else announce(`${drafts().length} drafts to choose from.`)
  }

  const take = (phrasings: readonly string[]): void => {
    change(withDraft(form(), { phrasings: [...phrasings] }))
    setDrafts((before) => before.filter((draft) => !phrasings.includes(draft)))
  }

  return (
    <div class="suggested">
      <button
        type="button"
        class="button"
        disabled={busy() || form().question.trim() === ''}
        onClick={() => void suggest()}
      >
        <Glyph name="bot" />
        {busy() ? 'Drafting…' : 'Draft more ways to ask'}
      </button>
      <span class="field-hint" role="status">
        {note()}
      </span>
      <Show when={drafts().length > 0}>
        <ul aria-label="Drafts">
          <For each={drafts()}>
            {(draft) => (
              <li>
                <button type="button" class="suggested-draft" onClick={() => take([draft])}>
                  <Glyph name="plus" />
                  <span class="visually-hidden">Add: </span>
                  <span dir="auto">{draft}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
        <button type="button" class="link-button" onClick={() => take(drafts())}>
          Add all
        </button>
      </Show>
    </div>
  )
}
