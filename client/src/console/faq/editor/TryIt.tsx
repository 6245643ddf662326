import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import { type FaqDecision, TryFaqDocument } from '../../../gql/console/graphql.ts'
import { maxMessageCharacters } from '../../../session/max-message-characters.ts'
import { useConsole } from '../../console-context.ts'
import { formats } from '../../formats.ts'
import { problemText } from '../../problem-text.ts'
import { draftInputOf } from '../faq-form.ts'
import { createDebouncedQuery } from '../search/create-debounced-query.ts'
import type { FaqFormModel } from './create-faq-form.ts'
import './try-it.css'
import { isWorthShowing } from '../search/worth-showing.ts'

const afterMs = 300

const decisions: Record<FaqDecision, { text: string; tone: string }> = {
  ANSWER: { text: 'Answers with the first match', tone: 'chip-ok' },
  MAY_HELP: { text: 'Shows the first as “may help”', tone: 'chip-soon' },
  DID_YOU_MEAN: { text: 'Asks which one the customer means', tone: 'chip-soon' },
  NOTHING: { text: 'No answer from the FAQ', tone: 'chip-late' },
}

/** What the assistant would do with a customer's words, those of the FAQ in the form included before they are saved. */
export function TryIt(props: { model: FaqFormModel; mayWrite: boolean }) {
  const { api } = useConsole()
  const { form, changed } = props.model
  const [text, setText] = createSignal('')
  const id = createUniqueId()
  const isDraft = () => props.mayWrite && changed() && form().question.trim() !== ''
  const question = createMemo(
    () => {
      const wanted = text().trim()
      if (wanted === '') return undefined
      return { text: wanted, ...(isDraft() ? { draft: draftInputOf(form()) } : {}), id: props.model.id }
    },
    undefined,
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  )
  const trial = createDebouncedQuery(
    question,
    async (wanted) => {
      const result = await api.query(TryFaqDocument, wanted)
      return result.ok ? { ok: true, value: result.value.tryFaq } : result
    },
    afterMs,
  )
  return (
    <section class="try-it" aria-labelledby={`${id}-heading`} aria-busy={trial.busy()}>
      <h3 id={`${id}-heading`}>Try it</h3>
      <label for={id} class="field-hint">
        Ask as a customer would.{' '}
        {isDraft() ? 'Unsaved changes are included.' : 'Only saved questions are searched.'}
      </label>
      <input
        id={id}
        class="field"
        autocomplete="off"
        maxlength={maxMessageCharacters}
        placeholder="my parcel did not come"
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Show when={trial.problem()}>
        {(problem) => <p class="field-complaint">{problemText(problem())}</p>}
      </Show>
      <div aria-live="polite">
        <Show when={trial.answer()}>
          {(found) => (
            <>
              <p class="try-it-decision">
                <span class={`chip ${decisions[found().decision].tone}`}>
                  {decisions[found().decision].text}
                </span>
              </p>
              <ol>
                <For each={found().matches.filter(isWorthShowing)} fallback={<li>No match.</li>}>
                  {(match) => (
                    <li>
                      <span dir="auto">
                        {match.question}
                        <Show when={match.isDraft || match.faq?.id === props.model.id}>
                          <span class="chip chip-accent">
                            {match.isDraft ? 'This one, as written' : 'This one'}
                          </span>
                        </Show>
                      </span>
                      <meter min="0" max="1" value={match.confidence} aria-label="Confidence" />
                      <span class="number">{formats.percent(match.confidence)}</span>
                    </li>
                  )}
                </For>
              </ol>
            </>
          )}
        </Show>
      </div>
    </section>
  )
}
