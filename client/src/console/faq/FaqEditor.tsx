import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js'
import { Dialog } from '../../ui/Dialog.tsx'
import { useConsole } from '../console-context.ts'
import { Glyph } from '../Glyph.tsx'
import { type Problem, problemText } from '../problem.ts'
import type { FaqListModel } from './create-faq-list.ts'
import { FaqHistory } from './FaqHistory.tsx'
import { emptyForm, type Faq, type FaqForm, formOf, isChanged } from './faq-form.ts'
import { TryIt } from './TryIt.tsx'

export interface FaqEditorProps {
  /** Undefined: a new one. Must not become another one: another FAQ is another editor. */
  faq: Faq | undefined
  list: FaqListModel
  mayWrite: boolean
  onSaved: (faq: Faq) => void
  onClose: () => void
}

/** One FAQ in a form; for those who may not write, to read. */
export function FaqEditor(props: FaqEditorProps) {
  const { announce } = useConsole()
  const id = props.faq?.id
  const [form, setForm] = createSignal<FaqForm>(props.faq ? formOf(props.faq) : emptyForm)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const [saved, setSaved] = createSignal(false)
  const [deleting, setDeleting] = createSignal(false)
  const categoriesId = createUniqueId()
  const categories = () => [...new Set(props.list.faqs().map(({ category }) => category))].sort()
  const changed = () => isChanged(form(), props.faq ? formOf(props.faq) : emptyForm)
  const change = (part: Partial<FaqForm>): void => {
    setForm((before) => ({ ...before, ...part }))
    setSaved(false)
  }
  const complaintAbout = (field: string): string | undefined => {
    const current = problem()
    // The server names nested fields, "phrasings.3".
    return current?.kind === 'invalid' && current.field?.split('.')[0] === field
      ? current.explanation
      : undefined
  }
  const otherProblem = () => {
    const current = problem()
    const isShown =
      current?.kind === 'invalid' && Object.keys(emptyForm).includes(current.field?.split('.')[0] ?? '')
    return isShown ? undefined : current
  }

  async function save(): Promise<void> {
    setBusy(true)
    const result = await props.list.save(id, form())
    setBusy(false)
    setProblem(result.ok ? undefined : result.problem)
    if (!result.ok) return
    setSaved(true)
    announce('Saved. The assistant answers with it.')
    props.onSaved(result.value)
  }

  async function restore(revisionId: string): Promise<void> {
    setBusy(true)
    const result = await props.list.restore(revisionId)
    setBusy(false)
    setProblem(result.ok ? undefined : result.problem)
    if (!result.ok) return
    setForm(formOf(result.value))
    announce('Restored. The assistant answers with it.')
  }

  async function remove(): Promise<void> {
    setDeleting(false)
    if (id === undefined) return
    setBusy(true)
    const failure = await props.list.remove(id)
    setBusy(false)
    setProblem(failure)
    if (!failure) props.onClose()
  }

  return (
    <div class="faq-editor">
      <form
        class="faq-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <header class="faq-head">
          <button
            type="button"
            class="icon-button session-back"
            aria-label="Back to the list"
            onClick={() => props.onClose()}
          >
            <Glyph name="back" />
          </button>
          <h2>{id === undefined ? 'New question' : props.mayWrite ? 'Edit question' : 'Question'}</h2>
          <Show when={!props.mayWrite}>
            <span class="chip">Only admins change the FAQ</span>
          </Show>
        </header>
        {/* One switch for the whole form. */}
        <fieldset class="faq-fields" disabled={!props.mayWrite || busy()}>
          <Row label="Question" complaint={complaintAbout('question')}>
            {(attributes) => (
              <input
                {...attributes}
                class="field"
                required
                maxlength="500"
                value={form().question}
                onInput={(event) => change({ question: event.currentTarget.value })}
              />
            )}
          </Row>
          <Row
            label="Answer"
            hint="Plain text or Markdown. Sent as it stands here."
            complaint={complaintAbout('answer')}
          >
            {(attributes) => (
              <textarea
                {...attributes}
                class="field"
                rows="7"
                required
                value={form().answer}
                onInput={(event) => change({ answer: event.currentTarget.value })}
              />
            )}
          </Row>
          <Row label="Category" complaint={complaintAbout('category')}>
            {(attributes) => (
              <>
                <input
                  {...attributes}
                  class="field"
                  required
                  maxlength="100"
                  list={categoriesId}
                  value={form().category}
                  onInput={(event) => change({ category: event.currentTarget.value })}
                />
                <datalist id={categoriesId}>
                  <For each={categories()}>{(category) => <option value={category} />}</For>
                </datalist>
              </>
            )}
          </Row>
          <Row
            label="Other ways to ask"
            hint="One a line, in customers’ words. Five or more make the search reliable."
            complaint={complaintAbout('phrasings')}
          >
            {(attributes) => (
              <textarea
                {...attributes}
                class="field"
                rows="5"
                value={form().phrasings}
                onInput={(event) => change({ phrasings: event.currentTarget.value })}
              />
            )}
          </Row>
          <Row
            label="Keywords"
            hint="One a line. A message that is nothing but one of these means this question."
            complaint={complaintAbout('keywords')}
          >
            {(attributes) => (
              <textarea
                {...attributes}
                class="field"
                rows="2"
                value={form().keywords}
                onInput={(event) => change({ keywords: event.currentTarget.value })}
              />
            )}
          </Row>
          <label class="faq-enabled">
            <input
              type="checkbox"
              checked={form().enabled}
              onChange={(event) => change({ enabled: event.currentTarget.checked })}
            />
            The assistant answers with it
          </label>
        </fieldset>
        <Show when={otherProblem()}>
          {(current) => (
            <p class="alert" role="alert">
              {problemText(current())}
            </p>
          )}
        </Show>
        <Show when={props.mayWrite}>
          <footer class="faq-actions">
            <button type="submit" class="button button-primary" disabled={busy() || !changed()}>
              {busy() ? 'Saving…' : id === undefined ? 'Add question' : 'Save'}
            </button>
            <Show when={saved() && !changed()}>
              <span class="faq-saved">Saved. The assistant answers with it.</span>
            </Show>
            <Show when={id !== undefined}>
              <button
                type="button"
                class="button button-quiet button-danger faq-delete"
                disabled={busy()}
                onClick={() => setDeleting(true)}
              >
                <Glyph name="trash" />
                Delete
              </button>
            </Show>
          </footer>
        </Show>
      </form>
      <div class="faq-aside">
        <TryIt faqId={id} />
        <Show when={props.mayWrite && props.faq}>
          {(faq) => (
            <FaqHistory
              faqId={faq().id}
              version={faq().updatedAt}
              mayRestore={props.mayWrite}
              onRestore={(revisionId) => void restore(revisionId)}
            />
          )}
        </Show>
      </div>
      <Dialog
        open={deleting()}
        heading="Delete this question?"
        closeLabel="Keep it"
        onClose={() => setDeleting(false)}
      >
        <p>
          The assistant forgets it at once, and answers that cite it lose the citation. To keep it for later,
          switch it off instead.
        </p>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => setDeleting(false)}>
            Keep it
          </button>
          <button type="button" class="button button-danger" onClick={() => void remove()}>
            Delete
          </button>
        </div>
      </Dialog>
    </div>
  )
}

interface FieldAttributes {
  id: string
  'aria-describedby': string
  'aria-invalid': boolean
}

function Row(props: {
  label: string
  hint?: string
  complaint?: string
  children: (attributes: FieldAttributes) => JSX.Element
}) {
  const id = createUniqueId()
  const aboutId = createUniqueId()
  return (
    <div class="form-row">
      <label for={id}>{props.label}</label>
      {props.children({
        id,
        'aria-describedby': aboutId,
        get 'aria-invalid'() {
          return props.complaint !== undefined
        },
      })}
      <p id={aboutId} class={props.complaint ? 'field-complaint' : 'field-hint'}>
        {props.complaint ?? props.hint}
      </p>
    </div>
  )
}
