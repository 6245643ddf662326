import { createSignal, Show } from 'solid-js'
import { Icon } from '../ui/Icon.tsx'
import { useChat } from './chat-context.ts'

/** "Did that solve it?": a yes is a confirmed resolution; a no offers what else there is. */
export function SolvedQuestion() {
  const { conversation, locale, write, talkToPerson } = useChat()
  const { strings } = locale
  const [unsolved, setUnsolved] = createSignal(false)
  const say = (solved: boolean): void => {
    setUnsolved(!solved)
    if (solved) void conversation.resolve()
    else write()
  }
  return (
    <Show
      when={unsolved()}
      fallback={
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are two buttons to one question
        <div class="solved" role="group" aria-label={strings.solvedQuestion}>
          <span>{strings.solvedQuestion}</span>
          <button type="button" class="choice choice-small" onClick={() => say(true)}>
            <Icon name="check" />
            {strings.solvedYes}
          </button>
          <button type="button" class="choice choice-small" onClick={() => say(false)}>
            {strings.solvedNo}
          </button>
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
