import { createMemo, Show } from 'solid-js'
import { lazyPart } from '../../ui/loading/lazy-part.ts'
import { useChat } from '../chat-context.ts'
import type { Question } from '../conversation/chat-api.ts'
import type { Faq } from '../conversation/conversation.ts'

const FaqDialog = lazyPart(() => import('./FaqDialog.tsx'))
const CommonQuestionsDialog = lazyPart(() => import('./CommonQuestionsDialog.tsx'))

interface SheetsProps {
  faq: Faq | undefined
  onCloseFaq: () => void
  questions: Question[] | undefined
  onCloseQuestions: () => void
}

/** What opens over the conversation: a help article, or the common questions. */
export function Sheets(props: SheetsProps) {
  const { ask } = useChat()
  // Once loaded they stay: closing gives the focus back, which takes an element that is still there.
  const needsFaq = createMemo((needed: boolean) => needed || props.faq !== undefined, false)
  const needsList = createMemo((needed: boolean) => needed || props.questions !== undefined, false)
  return (
    <>
      <Show when={needsFaq()}>
        <FaqDialog faq={props.faq} onClose={props.onCloseFaq} />
      </Show>
      <Show when={needsList()}>
        <CommonQuestionsDialog
          open={props.questions !== undefined}
          questions={props.questions ?? []}
          onAsk={ask}
          onClose={props.onCloseQuestions}
        />
      </Show>
    </>
  )
}
