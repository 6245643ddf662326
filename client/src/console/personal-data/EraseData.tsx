import { createSignal, createUniqueId } from 'solid-js'
import { Dialog } from '../../ui/Dialog.tsx'
import { Glyph } from '../controls/Glyph.tsx'
import { formats } from '../formats.ts'
import type { HeldData, Subject } from './held-data.ts'

/** Erases after the id was typed once more: it cannot be taken back. */
export function EraseData(props: { subject: Subject; held: HeldData; onErase: () => void }) {
  const [open, setOpen] = createSignal(false)
  const [typed, setTyped] = createSignal('')
  const id = createUniqueId()
  const matches = () => typed().trim() === props.subject.id
  const close = (): void => {
    setOpen(false)
    setTyped('')
  }
  return (
    <>
      <button type="button" class="button button-danger" onClick={() => setOpen(true)}>
        <Glyph name="trash" />
        Erase…
      </button>
      <Dialog open={open()} heading="Erase for good?" closeLabel="Keep it" onClose={close}>
        <form
          class="erase"
          onSubmit={(event) => {
            event.preventDefault()
            if (!matches()) return
            close()
            props.onErase()
          }}
        >
          <p>
            {formats.number(props.held.messages)} messages in {formats.number(props.held.sessions)}{' '}
            {props.held.sessions === 1 ? 'conversation' : 'conversations'}, with their tickets and jobs, will
            be deleted at once and can’t be restored. Database backups are not changed.
          </p>
          <div class="form-row">
            <label for={id}>
              Type <code>{props.subject.id}</code> to confirm
            </label>
            <input
              id={id}
              class="field"
              autocomplete="off"
              spellcheck={false}
              value={typed()}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
          <div class="dialog-actions">
            <button type="button" class="button" onClick={close}>
              Keep it
            </button>
            <button type="submit" class="button button-danger" disabled={!matches()}>
              Erase for good
            </button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
