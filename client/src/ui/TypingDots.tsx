import './typing-dots.css'

/** Three dots in a row; `label` is for those who do not see them. */
export function TypingDots(props: { label: string }) {
  return (
    <span class="typing-dots" role="img" aria-label={props.label}>
      <i />
      <i />
      <i />
    </span>
  )
}
