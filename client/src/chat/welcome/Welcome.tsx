import { For, Show } from 'solid-js'
import { AssistantMark } from '../../ui/Avatar.tsx'
import { useChat } from '../chat-context.ts'
import type { Question } from '../conversation/chat-api.ts'
import './welcome.css'

/** The head of every conversation. Its first message says that an AI is answering; the law asks for that, too. */
export function Welcome(props: { greeting?: string; empty: boolean; suggestions: Question[] }) {
  const { ask, locale } = useChat()
  const { strings } = locale
  return (
    <div class="welcome" classList={{ 'welcome-empty': props.empty }}>
      <Show when={props.empty}>
        <div class="welcome-hero">
          <AssistantMark large />
          <h2>{strings.welcome}</h2>
        </div>
      </Show>
      <div class="message message-bot message-first message-last">
        <Show when={!props.empty}>
          <AssistantMark />
        </Show>
        <div class="message-body">
          <div class="bubble">
            <p class="plain">
              {/* Apart, so that no mark in the page's own words turns ours around. */}
              <Show when={props.greeting} fallback={strings.greeting}>
                <bdi>{props.greeting}</bdi> {strings.aiDisclosure}
              </Show>
            </p>
          </div>
        </div>
      </div>
      <Show when={props.empty && props.suggestions.length > 0}>
        <section class="suggestions" aria-label={strings.suggestions}>
          <h3>{strings.suggestions}</h3>
          <ul>
            <For each={props.suggestions}>
              {({ question }) => (
                <li>
                  <button type="button" class="suggestion" onClick={() => ask(question)}>
                    <bdi>{question}</bdi>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </div>
  )
}
