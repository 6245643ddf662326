import { For, Show } from 'solid-js'
import { plainText } from '../../../ui/markdown/plain-text.ts'
import { formats } from '../../formats.ts'
import type { createCannedAnswers } from './create-canned-answers.ts'

export interface CannedAnswersProps {
  id: string
  canned: ReturnType<typeof createCannedAnswers>
  onPick: (answer: string) => void
}

/** The FAQ's answers to pick from; the keyboard stays in the composer. */
export function CannedAnswers(props: CannedAnswersProps) {
  return (
    <div class="canned">
      <Show
        when={props.canned.answers().length > 0}
        fallback={<p class="canned-note">{props.canned.note()}</p>}
      >
        <div id={props.id} role="listbox" aria-label="Answers from the FAQ">
          <For each={props.canned.answers()}>
            {({ faq, confidence }, index) => (
              <div
                // Not by Tab: the composer keeps the focus and names the active one.
                tabIndex={-1}
                id={`${props.id}-${index()}`}
                role="option"
                aria-selected={index() === props.canned.active()}
                // Before the field loses the focus.
                onMouseDown={(event) => {
                  event.preventDefault()
                  props.onPick(faq.answer)
                }}
              >
                <span class="canned-question">{faq.question}</span>
                <span class="canned-sure">{formats.percent(confidence)}</span>
                <span class="canned-answer">{plainText(faq.answer)}</span>
              </div>
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}
