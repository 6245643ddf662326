import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { useChat } from '../chat-context.ts'
import type { Question } from '../conversation/chat-api.ts'
import './composer-matches.css'

interface ComposerMatchesProps {
  text: string
  onPick: (question: string) => void
}

/** No request for every key: only when the customer pauses. */
const afterMs = 150

/** Questions with an approved answer that the text may become, while it is being written. */
export default function ComposerMatches(props: ComposerMatchesProps) {
  const { locale, questionsLike } = useChat()
  const [matches, setMatches] = createSignal<Question[]>([])
  createEffect(
    on(
      () => props.text,
      (text) => {
        let stale = false
        const timer = setTimeout(async () => {
          const found = await questionsLike(text)
          if (!stale) setMatches(found)
        }, afterMs)
        onCleanup(() => {
          stale = true
          clearTimeout(timer)
        })
      },
    ),
  )
  return (
    <Show when={matches().length > 0}>
      <ul class="composer-matches" aria-label={locale.strings.quickReplies}>
        <For each={matches()}>
          {({ question }) => (
            <li>
              <button type="button" class="choice choice-small" onClick={() => props.onPick(question)}>
                <bdi>{question}</bdi>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
