import { createSignal, Show } from 'solid-js'
import { Dialog } from '../../ui/Dialog.tsx'
import { useChat } from '../chat-context.ts'
import { agentName } from '../conversation/conversation.ts'
import { problemText } from '../conversation/problem-text.ts'

/** Asks before a conversation is left, and ends what would be left behind in it. */
export function NewConversationDialog(props: { open: boolean; onClose: () => void; onNew: () => void }) {
  const { conversation, locale } = useChat()
  const { strings } = locale
  const [starting, setStarting] = createSignal(false)
  const [problem, setProblem] = createSignal('')
  const status = () => conversation.state().session.status
  const question = () => {
    if (status() === 'WAITING') return strings.startOverInLine
    if (status() === 'WITH_AGENT')
      return strings.startOverWithAgent(agentName(conversation.state()) ?? strings.agent)
    return strings.newConversationSure
  }

  /** No customer queues behind themselves: what is left behind here ends first. */
  async function startOver(): Promise<void> {
    setStarting(true)
    const failed = await leaveBehind()
    setStarting(false)
    if (failed) setProblem(problemText(failed, strings, Date.now()))
    else props.onNew()
  }
  async function leaveBehind() {
    if (status() === 'WAITING') return conversation.leaveLine()
    return status() === 'WITH_AGENT' ? conversation.resolve() : undefined
  }
  return (
    <Dialog
      open={props.open}
      heading={strings.newConversation}
      closeLabel={strings.close}
      onClose={props.onClose}
    >
      <p>{question()}</p>
      <Show when={problem()}>
        <p role="alert">{problem()}</p>
      </Show>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={() => props.onClose()}>
          {status() === 'WAITING' ? strings.keepPlace : strings.cancel}
        </button>
        <button
          type="button"
          class="button button-primary"
          disabled={starting()}
          onClick={() => void startOver()}
        >
          {status() === 'WAITING' ? strings.leaveAndStart : strings.startNew}
        </button>
      </div>
    </Dialog>
  )
}
