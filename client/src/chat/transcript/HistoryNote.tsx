import { Show } from 'solid-js'
import { useChat } from '../chat-context.ts'

/** What becomes of the messages from before this page. */
export function HistoryNote() {
  const { conversation, locale } = useChat()
  const { strings } = locale
  const { state } = conversation
  return (
    <>
      <Show when={state().history.state === 'loading'}>
        <p class="log-note">{strings.loading}</p>
      </Show>
      <Show when={state().history.state === 'failed'}>
        <p class="log-note">
          {strings.historyFailed}{' '}
          <button type="button" class="link-button" onClick={conversation.retryHistory}>
            {strings.retry}
          </button>
        </p>
      </Show>
      <Show when={conversation.loadingOlder()}>
        <p class="log-note">{strings.loadingOlder}</p>
      </Show>
    </>
  )
}
