import { createSignal, createUniqueId, type JSX, onCleanup, onMount, Show } from 'solid-js'
import './menu.css'

export interface MenuProps {
  /** Of the button: what it shows. */
  button: JSX.Element
  class: string
  disabled?: boolean
  title?: string
  /** What the open menu is called. */
  label: string
  /** Links and buttons; any choice closes the menu. */
  children: JSX.Element
}

/** A button with a few choices under it, closed by a choice, Escape, or a look elsewhere. */
export function Menu(props: MenuProps) {
  const [open, setOpen] = createSignal(false)
  const id = createUniqueId()
  let root: HTMLDivElement | undefined
  let button: HTMLButtonElement | undefined

  const onClick = (event: Event): void => {
    const inside = event.target instanceof Node && root?.contains(event.target)
    const onButton = event.target instanceof Node && button?.contains(event.target)
    if (!onButton && (!inside || (event.target instanceof Element && event.target.closest('a, button'))))
      setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open()) return
    event.preventDefault()
    setOpen(false)
    button?.focus()
  }
  onMount(() => {
    document.addEventListener('click', onClick)
    root?.addEventListener('keydown', onKeyDown)
  })
  onCleanup(() => document.removeEventListener('click', onClick))

  return (
    <div ref={root} class="menu">
      <button
        ref={button}
        type="button"
        class={props.class}
        disabled={props.disabled}
        title={props.title}
        aria-expanded={open()}
        aria-controls={open() ? id : undefined}
        onClick={() => setOpen(!open())}
      >
        {props.button}
      </button>
      <Show when={open()}>
        {/* biome-ignore lint/a11y/useSemanticElements: no part of a form */}
        <div id={id} class="menu-items" role="group" aria-label={props.label}>
          {props.children}
        </div>
      </Show>
    </div>
  )
}
