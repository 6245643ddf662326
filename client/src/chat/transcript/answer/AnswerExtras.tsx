import { For, Show } from 'solid-js'
import { Icon } from '../ui/Icon.tsx'
import './answer-extras.css'
import { useChat } from './chat-context.ts'
import type { Message } from './conversation.ts'
import { SolvedQuestion } from './SolvedQuestion.tsx'

/** What a reply offers next: close questions, other ways on, and whether it helped. */
export function AnswerExtras(props: { message: Message; latest: boolean }) {
  const { conversation, locale, ask, write, showCommonQuestions, talkToPerson } = useChat()
  const { strings } = locale
  const isReply = () => props.message.sender === 'BOT'
  const isOpen = () => props.latest && isReply()
  const status = () => conversation.state().session.status
  const offers = (action: Message['suggestedActions'][number]) =>
    props.message.suggestedActions.includes(action)
  const lastQuestion = () =>
    conversation.state().messages.findLast((message) => message.sender === 'CUSTOMER')?.text
  const mayBeSolved = () =>
    isOpen() &&
    status() === 'ACTIVE' &&
    (props.message.source === 'FAQ' || props.message.source === 'MODEL') &&
    !props.message.escalated &&
    props.message.suggestedQuestions.length === 0

  return (
    <>
      <Show when={isOpen() && props.message.suggestedQuestions.length > 0}>
        <ul class="choices" aria-label={strings.quickReplies}>
          <For each={props.message.suggestedQuestions}>
            {({ question }) => (
              <li>
                <button type="button" class="choice" onClick={() => ask(question)}>
                  <bdi>{question}</bdi>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={isOpen() && props.message.suggestedActions.length > 0 && status() !== 'WITH_AGENT'}>
        <div class="actions">
          <Show when={offers('CONTACT_SUPPORT') && status() !== 'WAITING'}>
            <button type="button" class="button" onClick={talkToPerson}>
              <Icon name="person" />
              {strings.talkToPerson}
            </button>
          </Show>
          <Show when={offers('REPHRASE')}>
            <button type="button" class="button" onClick={() => write(lastQuestion())}>
              <Icon name="compose" />
              {strings.actionRephrase}
            </button>
          </Show>
          <Show when={offers('CHECK_FAQ')}>
            <button type="button" class="button" onClick={showCommonQuestions}>
              <Icon name="article" />
              {strings.actionCheckFaq}
            </button>
          </Show>
        </div>
      </Show>
      <Show when={mayBeSolved()}>
        <SolvedQuestion />
      </Show>
    </>
  )
}
