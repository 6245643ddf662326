import { createSignal, Show } from 'solid-js'
import { Icon } from '../../../ui/Icon.tsx'
import { LateIcon } from '../../../ui/loading/LateIcon.tsx'
import { useChat } from '../../chat-context.ts'
import { problemText } from '../../conversation/problem-text.ts'

/** "Did that solve it?": a yes is a confirmed resolution; a no offers what else there is. A person is one tap away. */
export function SolvedQuestion(props: { offersPerson: boolean }) {
  const { conversation, locale, write, talkToPerson } = useChat()
  const { strings } = locale
  const [unsolved, setUnsolved] = createSignal(false)
  const [trouble, setTrouble] = createSignal('')
  const no = (): void => {
    setUnsolved(true)
    write()
  }
  const yes = async (): Promise<void> => {
    const problem = await conversation.resolve()
    setTrouble(problem ? problemText(problem, strings, Date.now()) : '')
  }
  return (
    <Show
      when={unsolved()}
      fallback={
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are two buttons to one question
        <div class="solved" role="group" aria-label={strings.solvedQuestion}>
          <span>{strings.solvedQuestion}</span>
          <Show when={trouble()}>
            <span role="alert">{trouble()}</span>
          </Show>
          <button type="button" class="choice choice-small" onClick={() => void yes()}>
            <LateIcon name="check" />
            {trouble() ? strings.tryAgain : strings.solvedYes}
          </button>
          <button type="button" class="choice choice-small" onClick={no}>
            {strings.solvedNo}
          </button>
          <Show when={props.offersPerson}>
            <button type="button" class="choice choice-small" onClick={talkToPerson}>
              <Icon name="person" />
              {strings.askColleague}
            </button>
          </Show>
        </div>
      }
    >
      <div class="solved" role="status">
        <span>{strings.notSolved}</span>
        <button type="button" class="choice choice-small" onClick={talkToPerson}>
          <Icon name="person" />
          {strings.talkToPerson}
        </button>
      </div>
    </Show>
  )
}
