import { Show } from 'solid-js'
import { lazyPart } from '../../../ui/loading/lazy-part.ts'
import { useChat } from '../../chat-context.ts'
import type { Message } from '../../conversation/conversation.ts'

const Citations = lazyPart(() => import('../answer/Citations.tsx'), { quiet: true })
const MessageTools = lazyPart(() => import('../answer/MessageTools.tsx'), { quiet: true })

/** Under a message: the help articles that it rests on, when it was written, and what can be done with it. */
export function MessageMeta(props: { message: Message; last: boolean }) {
  const { formats } = useChat()
  return (
    <Show when={props.last || props.message.source}>
      <div class="message-meta">
        <Show when={props.message.citations.length > 0}>
          <Citations message={props.message} />
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
