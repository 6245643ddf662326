import { type BeforeLeaveEventArgs, useBeforeLeave } from '@solidjs/router'
import { createEffect, createSignal, onCleanup } from 'solid-js'
import { Dialog } from '../../../ui/Dialog.tsx'

/** Asks before words are left that are not saved, for another place in the console or out of the page. */
export function UnsavedWords(props: { unsaved: boolean }) {
  const [leaving, setLeaving] = createSignal<BeforeLeaveEventArgs>()
  useBeforeLeave((leave) => {
    if (!props.unsaved || leave.defaultPrevented) return
    leave.preventDefault()
    setLeaving(leave)
  })
  createEffect(() => {
    if (!props.unsaved) return
    // The browser asks in words of its own.
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    onCleanup(() => window.removeEventListener('beforeunload', ask))
  })
  const stay = (): void => {
    setLeaving(undefined)
  }
  return (
    <Dialog
      open={leaving() !== undefined}
      heading="Leave without saving?"
      closeLabel="Keep editing"
      onClose={stay}
    >
      <p>Your changes to this question aren’t saved. If you leave now, you’ll lose them.</p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={stay}>
          Keep editing
        </button>
        <button
          type="button"
          class="button button-danger"
          onClick={() => {
            const leave = leaving()
            stay()
            leave?.retry(true)
          }}
        >
          Leave without saving
        </button>
      </div>
    </Dialog>
  )
}
