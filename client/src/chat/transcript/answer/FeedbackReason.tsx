import { createUniqueId, onMount } from 'solid-js'
import { useChat } from '../../chat-context.ts'

const maxReasonCharacters = 1000

/** Why a reply did not help, in the customer's own words. */
export function FeedbackReason(props: { onSend: (reason: string) => void }) {
  const { strings } = useChat().locale
  const id = createUniqueId()
  let field: HTMLInputElement | undefined
  onMount(() => field?.focus())
  return (
    <form
      class="opinion"
      onSubmit={(event) => {
        event.preventDefault()
        const reason = field?.value.trim()
        if (reason) props.onSend(reason)
      }}
    >
      <label for={id}>{strings.feedbackReason}</label>
      <input ref={field} id={id} type="text" dir="auto" autocomplete="off" maxlength={maxReasonCharacters} />
      <button type="submit" class="button">
        {strings.sendOpinion}
      </button>
    </form>
  )
}
