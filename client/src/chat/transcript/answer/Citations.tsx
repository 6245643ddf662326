import { For } from 'solid-js'
import { LateIcon } from '../../../ui/loading/LateIcon.tsx'
import './answer-extras.css'
import { useChat } from '../../chat-context.ts'
import type { Message } from '../../conversation/conversation.ts'

/** The help articles that a message rests on; each opens at the words behind it, where those are known. */
export default function Citations(props: { message: Message }) {
  const { locale, showFaq } = useChat()
  const { strings } = locale
  return (
    <ul class="citations" aria-label={strings.sources}>
      <For each={props.message.citations}>
        {(faq) => (
          <li>
            <button
              type="button"
              class="citation"
              aria-label={strings.openSource(faq.question)}
              onClick={() => showFaq({ ...faq, evidence: props.message.evidence })}
            >
              <LateIcon name="article" />
              <bdi>{faq.question}</bdi>
            </button>
          </li>
        )}
      </For>
    </ul>
  )
}
