import { createUniqueId, type JSX } from 'solid-js'

export interface FieldAttributes {
  id: string
  'aria-describedby': string
  'aria-invalid': boolean
}

/** A label, its field, and below it what to know or what is wrong. */
export function FormRow(props: {
  label: string
  hint?: string
  complaint?: string
  children: (attributes: FieldAttributes) => JSX.Element
}) {
  const id = createUniqueId()
  const aboutId = createUniqueId()
  return (
    <div class="form-row">
      <label for={id}>{props.label}</label>
      {props.children({
        id,
        'aria-describedby': aboutId,
        get 'aria-invalid'() {
          return props.complaint !== undefined
        },
      })}
      <p id={aboutId} class={props.complaint ? 'field-complaint' : 'field-hint'}>
        {props.complaint ?? props.hint}
      </p>
    </div>
  )
}
