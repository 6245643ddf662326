import { For, Show } from 'solid-js'
import { Icon } from '../ui/Icon.tsx'
import { lazyPart } from '../ui/lazy-part.ts'
import { useChat } from './chat-context.ts'
import type { Message } from './conversation.ts'

const MessageTools = lazyPart(() => import('./MessageTools.tsx'))

/** Under a message: the help articles that it rests on, when it was written, and what can be done with it. */
export function MessageMeta(props: { message: Message; last: boolean }) {
  const { formats, locale, showFaq } = useChat()
  const { strings } = locale
  return (
    <Show when={props.last || props.message.source}>
      <div class="message-meta">
        <Show when={props.message.citations.length > 0}>
          <ul class="citations" aria-label={strings.sources}>
            <For each={props.message.citations}>
              {(faq) => (
                <li>
                  <button
                    type="button"
                    class="citation"
                    aria-label={strings.openSource(faq.question)}
                    onClick={() => showFaq(faq)}
                  >
                    <Icon name="article" />
                    <bdi>{faq.question}</bdi>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.last}>
          <time class="message-time" datetime={props.message.createdAt}>
            {formats.time(props.message.createdAt)}
          </time>
        </Show>
        <Show when={props.message.sender !== 'CUSTOMER'}>
          <MessageTools message={props.message} />
        </Show>
      </div>
    </Show>
  )
}
