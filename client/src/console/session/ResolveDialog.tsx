import { Dialog } from '../../ui/Dialog.tsx'

/** Asks before a conversation ends over a message that has no answer. */
export function ResolveDialog(props: { open: boolean; onKeep: () => void; onResolve: () => void }) {
  return (
    <Dialog
      open={props.open}
      heading="Resolve without an answer?"
      closeLabel="Keep it open"
      onClose={() => props.onKeep()}
    >
      <p>The customer’s last message has no answer yet.</p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={() => props.onKeep()}>
          Keep it open
        </button>
        <button type="button" class="button button-danger" onClick={() => props.onResolve()}>
          Resolve anyway
        </button>
      </div>
    </Dialog>
  )
}
