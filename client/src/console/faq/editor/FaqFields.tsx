import { createUniqueId, For, Show } from 'solid-js'
import type { FaqFormModel } from './create-faq-form.ts'
import { FormRow } from './FormRow.tsx'
import { SuggestPhrasings } from './SuggestPhrasings.tsx'

/** What an FAQ is made of, each with what it is for. */
export function FaqFields(props: { model: FaqFormModel; categories: readonly string[]; mayWrite: boolean }) {
  const { form, busy, change, complaintAbout } = props.model
  const categoriesId = createUniqueId()
  return (
    // One switch for the whole form.
    <fieldset class="faq-fields" disabled={!props.mayWrite || busy()}>
      <legend class="visually-hidden">The question and its answer</legend>
      <FormRow label="Question" complaint={complaintAbout('question')}>
        {(attributes) => (
          <input
            {...attributes}
            class="field"
            required
            maxlength="500"
            value={form().question}
            onInput={(event) => change({ question: event.currentTarget.value })}
          />
        )}
      </FormRow>
      <FormRow
        label="Answer"
        hint="Plain text or Markdown. Sent as it stands here."
        complaint={complaintAbout('answer')}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            class="field"
            rows="7"
            required
            value={form().answer}
            onInput={(event) => change({ answer: event.currentTarget.value })}
          />
        )}
      </FormRow>
      <FormRow label="Category" complaint={complaintAbout('category')}>
        {(attributes) => (
          <>
            <input
              {...attributes}
              class="field"
              required
              maxlength="100"
              list={categoriesId}
              value={form().category}
              onInput={(event) => change({ category: event.currentTarget.value })}
            />
            <datalist id={categoriesId}>
              <For each={props.categories}>{(category) => <option value={category} />}</For>
            </datalist>
          </>
        )}
      </FormRow>
      <FormRow
        label="Other ways to ask"
        hint="One a line, in customers’ words. Five or more make the search reliable."
        complaint={complaintAbout('phrasings')}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            class="field"
            rows="6"
            value={form().phrasings}
            onInput={(event) => change({ phrasings: event.currentTarget.value })}
          />
        )}
      </FormRow>
      <Show when={props.mayWrite}>
        <SuggestPhrasings model={props.model} />
      </Show>
      <FormRow
        label="Keywords"
        hint="One a line. A message that is nothing but one of these means this question."
        complaint={complaintAbout('keywords')}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            class="field"
            rows="2"
            value={form().keywords}
            onInput={(event) => change({ keywords: event.currentTarget.value })}
          />
        )}
      </FormRow>
      <label class="faq-enabled">
        <input
          type="checkbox"
          checked={form().enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
        The assistant answers with it
      </label>
    </fieldset>
  )
}
