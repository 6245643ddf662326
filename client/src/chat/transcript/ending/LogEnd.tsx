import { Show } from 'solid-js'
import { LateIcon } from '../../../ui/loading/LateIcon.tsx'
import { lazyPart } from '../../../ui/loading/lazy-part.ts'
import './log-end.css'
import { useChat } from '../../chat-context.ts'
import './log-end.css'

const Rating = lazyPart(() => import('./Rating.tsx'))

/** Below the last message of a conversation that is over. */
export default function LogEnd(props: { onNew: () => void }) {
  const { conversation, locale } = useChat()
  const { strings } = locale
  const { state } = conversation
  /** An agent who ended it says so; then nothing claims that it is solved. */
  const closedBy = () => {
    const last = state().messages.findLast(({ sender }) => sender === 'SYSTEM')
    return last?.notice === 'AGENT_CLOSED' ? strings.agentClosed(last.agentName ?? strings.agent) : undefined
  }
  return (
    <div class="log-end">
      <p>
        <strong>{closedBy() ?? strings.solvedTitle}</strong>{' '}
        {closedBy() ? strings.stillNeedHelp : strings.solvedText}
      </p>
      <button type="button" class="button" onClick={() => props.onNew()}>
        <LateIcon name="compose" />
        {strings.newConversation}
      </button>
      <Show when={state().session.ticket?.assignee}>
        <Rating />
      </Show>
    </div>
  )
}
