import './translation.css'

/** Of a text in two languages the one that is not shown, one tap away. */
export function OtherText(props: { note: string; toggle: string; text: string; language: string }) {
  return (
    <details class="translated">
      <summary>
        {props.note} · <span class="translated-toggle">{props.toggle}</span>
      </summary>
      <p class="plain" dir="auto" lang={props.language}>
        {props.text}
      </p>
    </details>
  )
}
