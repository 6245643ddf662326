import { createSignal } from 'solid-js'
import { LateIcon } from '../../ui/loading/LateIcon.tsx'
import { useChat } from '../chat-context.ts'
import { saveTranscript } from '../transcript/file/save-transcript.ts'
import { createSound } from './create-sound.ts'
import { NewConversationDialog } from './NewConversationDialog.tsx'

/** What can be done with a conversation that has begun. */
export default function HeaderActions(props: { onNew: () => void }) {
  const { conversation, locale, formats } = useChat()
  const { strings } = locale
  const [asking, setAsking] = createSignal(false)
  const sound = createSound(() => {
    const { messages, history } = conversation.state()
    if (history.state !== 'loaded') return undefined
    return messages.findLast(({ sender }) => sender !== 'CUSTOMER')?.seq ?? 0
  })
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={strings.sound}
        title={strings.sound}
        aria-pressed={sound.on()}
        onClick={sound.toggle}
      >
        <LateIcon name={sound.on() ? 'sound' : 'soundOff'} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={strings.downloadTranscript}
        title={strings.downloadTranscript}
        onClick={() => saveTranscript(conversation.state().messages, strings, formats)}
      >
        <LateIcon name="download" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={strings.newConversation}
        title={strings.newConversation}
        onClick={() => setAsking(true)}
      >
        <LateIcon name="compose" />
      </button>
      <NewConversationDialog open={asking()} onClose={() => setAsking(false)} onNew={props.onNew} />
    </>
  )
}
