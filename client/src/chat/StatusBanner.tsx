import { Match, Switch } from 'solid-js'
import { Icon } from '../ui/Icon.tsx'
import './banner.css'
import { useChat } from './chat-context.ts'

/** What the customer has to know about the conversation right now; at most one thing, the most pressing. */
export function StatusBanner() {
  const { conversation, locale } = useChat()
  const { strings } = locale
  const session = () => conversation.state().session
  return (
    <div class="banners" role="status">
      <Switch>
        <Match when={!conversation.online()}>
          <p class="banner banner-warning">
            <Icon name="offline" />
            <span>{strings.offline}</span>
          </p>
        </Match>
        <Match when={conversation.connection() === 'lost'}>
          <p class="banner banner-warning">
            <Icon name="offline" />
            <span>{strings.reconnecting}</span>
          </p>
        </Match>
        <Match when={session().status === 'WAITING'}>
          <p class="banner banner-waiting">
            <Icon name="clock" />
            <span>
              <strong>{strings.waitingTitle(session().queuePosition)}.</strong> {strings.waitingText}
            </span>
          </p>
        </Match>
      </Switch>
    </div>
  )
}
