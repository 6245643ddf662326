import { Match, Show, Switch } from 'solid-js'
import { AssistantMark, PersonAvatar } from '../../ui/Avatar.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { lazyPart } from '../../ui/loading/lazy-part.ts'
import { useChat } from '../chat-context.ts'
import { agentName } from '../conversation/conversation.ts'
import './header.css'

const HeaderActions = lazyPart(() => import('./HeaderActions.tsx'))

/** Who is answering, and what can be done with the conversation as a whole. */
export function Header(props: { title: string; onNew: () => void; onClose?: () => void }) {
  const { conversation, locale } = useChat()
  const { strings } = locale
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
        <HeaderActions onNew={props.onNew} />
      </Show>
      <Show when={props.onClose}>
        {(close) => (
          <button type="button" class="icon-button" aria-label={strings.closeChat} onClick={() => close()()}>
            <Icon name="close" />
          </button>
        )}
      </Show>
    </div>
  )
}
