import { createSignal } from 'solid-js'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useChat } from './chat-context.ts'
import { createSound } from './create-sound.ts'
import { saveTranscript } from './save-transcript.ts'

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
        <Icon name={sound.on() ? 'sound' : 'soundOff'} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={strings.downloadTranscript}
        title={strings.downloadTranscript}
        onClick={() => saveTranscript(conversation.state().messages, strings, formats)}
      >
        <Icon name="download" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={strings.newConversation}
        title={strings.newConversation}
        onClick={() => setAsking(true)}
      >
        <Icon name="compose" />
      </button>
      <Dialog
        open={asking()}
        heading={strings.newConversation}
        closeLabel={strings.close}
        onClose={() => setAsking(false)}
      >
        <p>{strings.newConversationSure}</p>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => setAsking(false)}>
            {strings.cancel}
          </button>
          <button type="button" class="button button-primary" onClick={() => props.onNew()}>
            {strings.startNew}
          </button>
        </div>
      </Dialog>
    </>
  )
}
