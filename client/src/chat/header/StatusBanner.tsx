import { type JSX, Match, Switch } from 'solid-js'
import { Icon } from '../../ui/Icon.tsx'
import { lazyPart } from '../../ui/loading/lazy-part.ts'
import './banner.css'
import { useChat } from '../chat-context.ts'

const LeaveLine = lazyPart(() => import('./LeaveLine.tsx'))

/** What the customer has to know about the conversation right now; at most one thing, the most pressing. */
export function StatusBanner(props: { children?: JSX.Element }) {
  const { conversation, locale } = useChat()
  const { strings } = locale
  const session = () => conversation.state().session
  return (
    <div class="banners">
      <div role="status">
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
                <strong>{strings.waitingTitle(session().queuePosition)}.</strong> {strings.waitingText}{' '}
                <LeaveLine />
              </span>
            </p>
          </Match>
        </Switch>
      </div>
      {props.children}
    </div>
  )
}
