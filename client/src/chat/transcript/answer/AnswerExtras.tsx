import { Show } from 'solid-js'
import { Icon } from '../../../ui/Icon.tsx'
import { LateIcon } from '../../../ui/loading/LateIcon.tsx'
import './answer-extras.css'
import { useChat } from '../../chat-context.ts'
import type { Message } from '../../conversation/conversation.ts'
import { Choices } from './Choices.tsx'
import { SolvedQuestion } from './SolvedQuestion.tsx'

/** What the latest reply offers next: close questions, other ways on, and whether it helped. */
export default function AnswerExtras(props: { message: Message }) {
  const { conversation, locale, write, showCommonQuestions, talkToPerson } = useChat()
  const { strings } = locale
  const isReply = () => props.message.sender === 'BOT'
  const status = () => conversation.state().session.status
  const offers = (action: Message['suggestedActions'][number]) =>
    props.message.suggestedActions.includes(action)
  const lastQuestion = () =>
    conversation.state().messages.findLast((message) => message.sender === 'CUSTOMER')?.text
  /** After an answer that may have helped, a person is offered next to the question whether it did. */
  const hasButtons = () =>
    props.message.suggestedActions.some((action) => action !== 'CONTACT_SUPPORT' || !mayBeSolved())
  const mayBeSolved = () =>
    isReply() &&
    status() === 'ACTIVE' &&
    (props.message.source === 'FAQ' || props.message.source === 'MODEL') &&
    !props.message.escalated &&
    props.message.suggestedQuestions.length === 0

  return (
    <>
      <Show when={isReply() && props.message.suggestedQuestions.length > 0}>
        <Choices message={props.message} />
      </Show>
      <Show when={isReply() && hasButtons() && status() !== 'WITH_AGENT'}>
        <div class="actions">
          <Show when={offers('CONTACT_SUPPORT') && status() !== 'WAITING' && !mayBeSolved()}>
            <button type="button" class="button" onClick={talkToPerson}>
              <Icon name="person" />
              {strings.talkToPerson}
            </button>
          </Show>
          <Show when={offers('REPHRASE')}>
            <button type="button" class="button" onClick={() => write(lastQuestion())}>
              <LateIcon name="compose" />
              {strings.actionRephrase}
            </button>
          </Show>
          <Show when={offers('CHECK_FAQ')}>
            <button type="button" class="button" onClick={showCommonQuestions}>
              <LateIcon name="article" />
              {strings.actionCheckFaq}
            </button>
          </Show>
        </div>
      </Show>
      <Show when={mayBeSolved()}>
        <SolvedQuestion offersPerson={offers('CONTACT_SUPPORT')} />
      </Show>
    </>
  )
}
