import { For } from 'solid-js'
import { Dialog } from '../../ui/Dialog.tsx'
import { useChat } from '../chat-context.ts'
import type { Question } from '../conversation/chat-api.ts'

interface CommonQuestionsDialogProps {
  open: boolean
  questions: Question[]
  onAsk: (question: string) => void
  onClose: () => void
}

/** What others ask most, to pick from. */
export default function CommonQuestionsDialog(props: CommonQuestionsDialogProps) {
  const { strings } = useChat().locale
  return (
    <Dialog
      open={props.open}
      heading={strings.commonQuestions}
      closeLabel={strings.close}
      onClose={props.onClose}
    >
      <ul class="choices choices-stacked">
        <For each={props.questions}>
          {({ question }) => (
            <li>
              <button type="button" class="choice" onClick={() => props.onAsk(question)}>
                <bdi>{question}</bdi>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  )
}
