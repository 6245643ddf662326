import { Show } from 'solid-js'
import './avatar.css'

/** The assistant's mark: a speech bubble with a spark. Never a face: it is not a person. */
export function AssistantMark(props: { large?: boolean }) {
  return (
    <span class="avatar avatar-assistant" classList={{ 'avatar-large': props.large }} aria-hidden="true">
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <path
          class="avatar-bubble"
          d="M20 9.500c-6.6 0-11.5 4-11.5 9.5 0 3.2 1.6 5.9 4.4 7.600l-.8 3.900c-.1.6.5 1.1 1.1.8l4.5-2.900c.7.1 1.5.1 2.3.1 6.6 0 11.5-4.1 11.5-9.500S26.6 9.5 20 9.500Z"
        />
        <path
          class="avatar-spark"
          d="M20 13.300c.5 3.4 2 5 5.5 5.7-3.5.7-5 2.3-5.5 5.7-.5-3.4-2-5-5.5-5.7 3.5-.7 5-2.3 5.5-5.700Z"
        />
      </svg>
    </span>
  )
}

/** A person: the first letter of the name, or a figure when there is no name yet. */
export function PersonAvatar(props: { name?: string }) {
  // A letter: names come from people, and may begin with half an emoji's worth or a mark that turns the direction.
  const initial = (): string | undefined => props.name?.match(/[\p{L}\p{N}]/u)?.[0].toUpperCase()
  return (
    <span class="avatar avatar-person" aria-hidden="true">
      <Show
        when={initial()}
        fallback={
          <svg viewBox="0 0 24 24" class="icon" aria-hidden="true">
            <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.8-3.7 3.8-6 7.5-6s6.7 2.3 7.5 6" />
          </svg>
        }
      >
        {initial()}
      </Show>
    </span>
  )
}
