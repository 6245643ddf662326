import { createSignal, Match, Show, Switch } from 'solid-js'
import { AssistantMark, PersonAvatar } from '../ui/Avatar.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useChat } from './chat-context.ts'
import { agentName } from './conversation.ts'
import './header.css'
import { saveTranscript } from './save-transcript.ts'

/** Who is answering, and what can be done with the conversation as a whole. */
export function Header(props: { title: string; onNew: () => void; onClose?: () => void }) {
  const { conversation, locale, formats } = useChat()
  const { strings } = locale
  const [asking, setAsking] = createSignal(false)
  const status = () => conversation.state().session.status
  const name = () => agentName(conversation.state()) ?? strings.agent
  const hasMessages = () => conversation.state().messages.length > 0

  return (
    <div class="header">
      <Show when={status() === 'WITH_AGENT'} fallback={<AssistantMark />}>
        <PersonAvatar name={name()} />
      </Show>
      <div class="header-words">
        <h1>{props.title}</h1>
        <p class="header-status" data-status={status()}>
          <Switch>
            <Match when={status() === 'ACTIVE'}>{strings.statusAssistant}</Match>
            <Match when={status() === 'WAITING'}>{strings.statusWaiting}</Match>
            <Match when={status() === 'WITH_AGENT'}>{strings.statusAgent(name())}</Match>
            <Match when={status() === 'RESOLVED'}>{strings.statusResolved}</Match>
          </Switch>
        </p>
      </div>
      <Show when={hasMessages()}>
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
      </Show>
      <Show when={props.onClose}>
        {(close) => (
          <button type="button" class="icon-button" aria-label={strings.closeChat} onClick={() => close()()}>
            <Icon name="close" />
          </button>
        )}
      </Show>
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
    </div>
  )
}
