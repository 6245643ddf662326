import { createEffect, createUniqueId, type JSX } from 'solid-js'
import './dialog.css'
import { Icon } from './Icon.tsx'

export interface DialogProps {
  open: boolean
  heading: string
  closeLabel: string
  onClose: () => void
  children: JSX.Element
}

/** A modal sheet: the browser's own dialog keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog(props: DialogProps) {
  const headingId = createUniqueId()
  let dialog: HTMLDialogElement | undefined
  createEffect(() => {
    if (props.open && !dialog?.open) dialog?.showModal()
    if (!props.open && dialog?.open) dialog.close()
  })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the sheet is an extra; Escape closes it too
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={headingId}
      onClose={() => props.onClose()}
      onClick={(event) => {
        if (event.target === dialog) props.onClose()
      }}
    >
      <div class="dialog-sheet">
        <div class="dialog-header">
          <h2 id={headingId} dir="auto">
            {props.heading}
          </h2>
          <button
            type="button"
            class="icon-button"
            aria-label={props.closeLabel}
            onClick={() => props.onClose()}
          >
            <Icon name="close" />
          </button>
        </div>
        <div class="dialog-body">{props.children}</div>
      </div>
    </dialog>
  )
}
