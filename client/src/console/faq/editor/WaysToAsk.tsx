import { Show } from 'solid-js'
import type { FaqFormModel } from './create-faq-form.ts'
import { FormRow } from './FormRow.tsx'
import { SuggestPhrasings } from './SuggestPhrasings.tsx'

/** By which words customers find it: whole questions, suggestions for more of them, and single keywords. */
export function WaysToAsk(props: { model: FaqFormModel; mayWrite: boolean }) {
  const { form, change, complaintAbout } = props.model
  return (
    <>
      <FormRow
        label="Other ways to ask"
        hint="One per line, in customers’ words. Five or more make search reliable."
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
        hint="One per line. If a customer sends only this word, they get this answer."
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
    </>
  )
}
