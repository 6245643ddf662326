import { createSignal, onCleanup, Show } from 'solid-js'
import type { Outgoing } from '../../../session/outgoing.ts'
import { LateIcon } from '../../../ui/loading/LateIcon.tsx'
import { useChat } from '../../chat-context.ts'
import { problemText } from '../../conversation/problem-text.ts'
import './send-state.css'

/** What became of a text that is not stored yet, and what the customer can do about it. */
export default function SendState(props: { outgoing: Outgoing }) {
  const { conversation, locale, write } = useChat()
  const { strings } = locale
  return (
    <Show
      when={props.outgoing.state === 'failed' && props.outgoing.problem}
      fallback={
        <p class="send-state" classList={{ 'send-state-soon': props.outgoing.state !== 'queued' }}>
          {props.outgoing.state === 'queued' ? strings.queued : strings.sending}
        </p>
      }
    >
      {(problem) => (
        <div class="send-state send-state-failed">
          <p>
            <LateIcon name="alert" />
            <span>
              {strings.notSent} {problemText(problem(), strings, createClock()())}
            </span>
          </p>
          <Show when={problem().kind !== 'invalid'}>
            <button
              type="button"
              class="link-button"
              onClick={() => conversation.retry(props.outgoing.clientMessageId)}
            >
              {strings.retry}
            </button>
          </Show>
          <button
            type="button"
            class="link-button"
            onClick={() => {
              write(props.outgoing.text)
              conversation.withdraw(props.outgoing.clientMessageId)
            }}
          >
            {strings.edit}
          </button>
          <button
            type="button"
            class="link-button"
            onClick={() => conversation.withdraw(props.outgoing.clientMessageId)}
          >
            {strings.remove}
          </button>
        </div>
      )}
    </Show>
  )
}

/** The time in milliseconds since the epoch, moving on every second. */
function createClock(): () => number {
  const [now, setNow] = createSignal(Date.now())
  const timer = setInterval(() => setNow(Date.now()), 1000)
  onCleanup(() => clearInterval(timer))
  return now
}
