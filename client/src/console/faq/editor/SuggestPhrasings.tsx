import { createSignal, For, Show } from 'solid-js'
import { SuggestPhrasingsDocument, type SuggestPhrasingsQuery } from '../../../gql/console/graphql.ts'
import { useConsole } from '../../console-context.ts'
import { Glyph } from '../../controls/Glyph.tsx'
import { problemText } from '../../problem-text.ts'
import type { FaqFormModel } from './create-faq-form.ts'
import { withDraft } from './faq-draft.ts'

const noModel =
  'No suggestions yet. They come from customers who pick this question from an offer, and from a language model.'

/**
 * Other ways to ask: in the words of customers who picked this question from an offer, and drafted by the model. An
 * editor takes those that customers would really write.
 */
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
    const { id = '' } = props.model
    const result = await api.query(SuggestPhrasingsDocument, {
      ...{ question, answer: answer.trim() || undefined },
      ...{ id, isSaved: id !== '' },
    })
    setBusy(false)
    const found = result.ok ? [...askedAs(result.value), ...result.value.suggestPhrasings] : []
    const known = new Set(form().phrasings.split('\n'))
    setDrafts(found.filter((phrasing) => !known.has(phrasing)))
    if (!result.ok) setNote(problemText(result.problem))
    else if (drafts().length === 0) setNote(noModel)
    else announce(`${drafts().length} suggestions to choose from.`)
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
        {busy() ? 'Looking…' : 'Suggest more ways to ask'}
      </button>
      <span class="field-hint" role="status">
        {note()}
      </span>
      <Show when={drafts().length > 0}>
        <ul aria-label="Suggestions">
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

function askedAs({ node }: SuggestPhrasingsQuery): readonly string[] {
  return node && 'askedAs' in node ? node.askedAs : []
}
