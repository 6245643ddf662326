import { type JSX, Show } from 'solid-js'

export interface SelectionBarProps {
  count: number
  total: number
  onAll: () => void
  onCancel: () => void
  /** What can be done with the selected rows. */
  children: JSX.Element
}

/** How many rows of a list are selected, and what can be done with them at once. */
export function SelectionBar(props: SelectionBarProps) {
  return (
    <div class="selection-bar">
      <p role="status">{props.count} selected</p>
      <Show when={props.count < props.total}>
        <button type="button" class="link-button" onClick={() => props.onAll()}>
          Select all
        </button>
      </Show>
      <div class="selection-actions">
        {props.children}
        <button type="button" class="button" onClick={() => props.onCancel()}>
          Cancel
        </button>
      </div>
    </div>
  )
}
