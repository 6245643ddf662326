import { createUniqueId, For } from 'solid-js'
import { languageName } from '../translations.ts'
import type { FaqFormModel } from './create-faq-form.ts'
import { FormRow } from './FormRow.tsx'
import { WaysToAsk } from './WaysToAsk.tsx'

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
        hint="Plain text or Markdown. Sent exactly as written."
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
      <LanguageField model={props.model} />
      <WaysToAsk model={props.model} mayWrite={props.mayWrite} />
      <label class="faq-enabled">
        <input
          type="checkbox"
          checked={form().enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
        Active
      </label>
    </fieldset>
  )
}

function LanguageField(props: { model: FaqFormModel }) {
  const { form, change, complaintAbout } = props.model
  return (
    <FormRow
      label="Language"
      hint={
        form().language === ''
          ? 'Detected from the words. Or such as de, pt-BR.'
          : languageName(form().language)
      }
      complaint={complaintAbout('language') ?? complaintAbout('translationOfId')}
    >
      {(attributes) => (
        <input
          {...attributes}
          class="field faq-language"
          maxlength="40"
          value={form().language}
          onInput={(event) => change({ language: event.currentTarget.value })}
        />
      )}
    </FormRow>
  )
}
