import { createSignal, Match, Show, Switch } from 'solid-js'
import { useChat } from '../../chat-context.ts'
import type { Message } from '../../conversation/conversation.ts'
import { CopyButton } from './CopyButton.tsx'
import { FeedbackReason } from './FeedbackReason.tsx'
import './message-tools.css'
import { problemText } from '../../conversation/problem-text.ts'
import { UnprovenNote } from '../../proof/UnprovenNote.tsx'
import { Thumbs } from './Thumbs.tsx'

/** What the customer can do with one message, and what they make of an answer. */
export default function MessageTools(props: { message: Message }) {
  const { conversation, locale } = useChat()
  const { strings } = locale
  const [asked, setAsked] = createSignal<'reason' | 'thanks'>()
  const [trouble, setTrouble] = createSignal('')
  const isAnswer = () => props.message.source === 'FAQ' || props.message.source === 'MODEL'
  const judge = async (helpful: boolean, reason?: string): Promise<void> => {
    setAsked(helpful || reason ? 'thanks' : 'reason')
    const problem = await conversation.giveFeedback(props.message, helpful, reason)
    if (problem) setAsked(undefined)
    setTrouble(problem ? problemText(problem, strings, Date.now()) : '')
  }
  return (
    <>
      <UnprovenNote message={props.message} />
      <div class="message-tools">
        <CopyButton text={props.message.text} />
        <Show when={isAnswer()}>
          <Thumbs helpful={props.message.feedback?.helpful} onChoose={(helpful) => void judge(helpful)} />
        </Show>
      </div>
      <Switch>
        <Match when={trouble()}>
          <p class="opinion" role="alert">
            {trouble()}
          </p>
        </Match>
        <Match when={asked() === 'thanks'}>
          <p class="opinion" role="status">
            {strings.feedbackThanks}
          </p>
        </Match>
        <Match when={asked() === 'reason'}>
          <FeedbackReason onSend={(reason) => void judge(false, reason)} />
        </Match>
      </Switch>
    </>
  )
}
