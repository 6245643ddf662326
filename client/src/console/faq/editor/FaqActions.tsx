import { createSignal, Show } from 'solid-js'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Glyph } from '../../controls/Glyph.tsx'
import type { FaqFormModel } from './create-faq-form.ts'

/** Save, and delete after a second thought. */
export function FaqActions(props: { model: FaqFormModel; onDeleted: () => void }) {
  const { id, busy, changed, saved, remove } = props.model
  const [deleting, setDeleting] = createSignal(false)
  return (
    <footer class="faq-actions">
      <button type="submit" class="button button-primary" disabled={busy() || !changed()}>
        {busy() ? 'Saving…' : id === undefined ? 'Add question' : 'Save'}
      </button>
      <Show when={saved() && !changed()}>
        <span class="faq-saved">Saved. The assistant uses it now.</span>
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
      <Dialog
        open={deleting()}
        heading="Delete this question?"
        closeLabel="Keep it"
        onClose={() => setDeleting(false)}
      >
        <p>
          The assistant stops using it at once, and answers that cite it lose their source. To keep it for
          later, make it inactive instead.
        </p>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => setDeleting(false)}>
            Keep it
          </button>
          <button
            type="button"
            class="button button-danger"
            onClick={() => {
              setDeleting(false)
              void remove().then((isGone) => isGone && props.onDeleted())
            }}
          >
            Delete
          </button>
        </div>
      </Dialog>
    </footer>
  )
}
