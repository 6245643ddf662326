import { For, Show } from 'solid-js'
import { plainText } from '../../../ui/markdown/plain-text.ts'
import { withoutDirectionMarks } from '../../../ui/markdown/without-direction-marks.ts'
import { useChat } from '../../chat-context.ts'
import type { Message } from '../../conversation/conversation.ts'

/**
 * The questions that the bot offers, each with the beginning of its answer, and the way out of them. Of a tentative
 * reply, whose answer is shown already, first whether that was it.
 */
export function Choices(props: { message: Message }) {
  const { locale, ask } = useChat()
  const { strings } = locale
  const others = () => props.message.suggestedQuestions.slice(props.message.isTentative ? 1 : 0)
  return (
    <ul class="choices" aria-label={strings.quickReplies}>
      <Show when={props.message.isTentative}>
        <li>
          <button type="button" class="choice" onClick={() => ask(strings.solvedYes)}>
            {strings.solvedYes}
          </button>
        </li>
      </Show>
      <For each={others()}>
        {({ question, answer }) => (
          <li>
            <button type="button" class="choice choice-question" onClick={() => ask(question)}>
              <bdi>{question}</bdi>
              <bdi class="choice-answer">{withoutDirectionMarks(plainText(answer))}</bdi>
            </button>
          </li>
        )}
      </For>
      <li>
        <button type="button" class="choice" onClick={() => ask(strings.noneOfThese)}>
          {strings.noneOfThese}
        </button>
      </li>
    </ul>
  )
}
