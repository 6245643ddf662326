import { Show } from 'solid-js'
import { Dialog } from '../../ui/Dialog.tsx'
import { useChat } from '../chat-context.ts'
import type { Faq } from '../conversation/conversation.ts'
import { MarkedAnswer } from '../proof/MarkedAnswer.tsx'

/** The help article that an answer rests on, as the operator approved it. */
export default function FaqDialog(props: { faq: Faq | undefined; onClose: () => void }) {
  const { formats, locale } = useChat()
  const { strings } = locale
  return (
    <Dialog
      open={props.faq !== undefined}
      heading={props.faq?.question ?? strings.source}
      closeLabel={strings.close}
      onClose={props.onClose}
    >
      <Show when={props.faq}>
        {(faq) => (
          <>
            <p class="faq-facts">
              <span>{faq().category}</span>
              <span>{strings.updated(formats.date(faq().updatedAt))}</span>
            </p>
            <MarkedAnswer faq={faq()} />
          </>
        )}
      </Show>
    </Dialog>
  )
}
