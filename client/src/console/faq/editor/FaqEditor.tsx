import { Show } from 'solid-js'
import { useConsole } from '../../console-context.ts'
import { Glyph } from '../../controls/Glyph.tsx'
import { ProblemAlert } from '../../ProblemAlert.tsx'
import type { Faq } from '../faq-form.ts'
import type { FaqListModel } from '../list/create-faq-list.ts'
import { createFaqForm } from './create-faq-form.ts'
import { FaqActions } from './FaqActions.tsx'
import { FaqFields } from './FaqFields.tsx'
import { FaqHistory } from './FaqHistory.tsx'
import { FaqTranslations } from './FaqTranslations.tsx'
import { FaqWarnings } from './FaqWarnings.tsx'
import type { FaqDraft } from './faq-draft.ts'
import { TryIt } from './TryIt.tsx'
import { UnsavedWords } from './UnsavedWords.tsx'

export interface FaqEditorProps {
  /** Undefined: a new one. Must not become another one: another FAQ is another editor. */
  faq: Faq | undefined
  /** Words to begin with; not looked at again. */
  draft: FaqDraft | undefined
  list: FaqListModel
  mayWrite: boolean
  onSaved: (faq: Faq) => void
  onClose: () => void
}

/** One FAQ in a form; for those who may not write, to read. */
export function FaqEditor(props: FaqEditorProps) {
  const { announce } = useConsole()
  const { list, draft } = props
  const model = createFaqForm({ stored: () => props.faq, draft, list, announce })
  const categories = () => [...new Set(list.faqs().map(({ category }) => category))].sort()
  const save = async (): Promise<void> => {
    const saved = await model.save()
    if (saved) props.onSaved(saved)
  }
  /** Those who may not write have nothing to submit. */
  const content = () => (
    <>
      <header class="faq-head">
        <button
          type="button"
          class="icon-button session-back"
          aria-label="Back to the list"
          onClick={() => props.onClose()}
        >
          <Glyph name="back" />
        </button>
        <h2>{model.id === undefined ? 'New question' : props.mayWrite ? 'Edit question' : 'Question'}</h2>
        <Show when={!props.mayWrite}>
          <span class="chip">Only admins change the FAQ</span>
        </Show>
      </header>
      <FaqFields model={model} categories={categories()} mayWrite={props.mayWrite} />
    </>
  )
  return (
    <div class="faq-editor">
      <Show when={props.mayWrite} fallback={<div class="faq-form">{content()}</div>}>
        <form
          class="faq-form"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          {content()}
          <ProblemAlert problem={model.otherProblem()} />
          <FaqActions model={model} onDeleted={() => props.onClose()} />
        </form>
        <UnsavedWords unsaved={model.unsaved()} />
      </Show>
      <div class="faq-aside">
        <TryIt model={model} mayWrite={props.mayWrite} />
        <Show when={props.mayWrite}>
          <FaqWarnings model={model} />
        </Show>
        <Show when={props.faq}>
          {(faq) => <FaqTranslations faq={faq()} all={list.faqs()} model={model} mayWrite={props.mayWrite} />}
        </Show>
        <Show when={props.mayWrite && props.faq}>
          {(faq) => (
            <FaqHistory
              faqId={faq().id}
              version={faq().updatedAt}
              mayRestore={props.mayWrite}
              onRestore={(revisionId) => void model.restore(revisionId)}
            />
          )}
        </Show>
      </div>
    </div>
  )
}
