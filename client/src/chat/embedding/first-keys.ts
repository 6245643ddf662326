import { type Accessor, onCleanup } from 'solid-js'
import type { ComposerHandle } from '../composer/create-draft.ts'

/**
 * Gives the composer its focus, and loses no key meanwhile. The page around has collected what was typed until the
 * frame got the focus; from then until that is here, keys are collected on this side, so that all stand in their order.
 * Safari gives the focus to no field of a frame that the customer has not used yet: there the first key brings it, and
 * is written into the field.
 */
export function createFirstKeys(composer: Accessor<ComposerHandle | undefined>) {
  let early: string | undefined = ''
  let refused = false
  const isNowhere = () => document.activeElement === document.body

  const end = (): void => {
    early = undefined
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isNowhere()) return
    if (early !== undefined && isPlainText(event)) {
      early += event.key
      event.preventDefault()
    } else if (refused && (isPlainText(event) || isOfInputMethod(event))) composer()?.focus()
    else if (refused && event.key === 'Enter') {
      event.preventDefault()
      composer()?.send()
    }
  }
  const ends = ['focusin', 'pointerdown'] as const
  document.addEventListener('keydown', onKeyDown)
  for (const name of ends) document.addEventListener(name, end)
  onCleanup(() => {
    document.removeEventListener('keydown', onKeyDown)
    for (const name of ends) document.removeEventListener(name, end)
  })

  return {
    /** The chat is closed: what is typed next is typed while it is opened again. */
    collect(): void {
      early = ''
    },
    /** The frame has the focus. `text`: what the page around has collected. */
    handOn(text: string): void {
      composer()?.add(text + (early ?? ''))
      end()
      refused = isNowhere()
    },
  }
}

function isPlainText(event: KeyboardEvent): boolean {
  if ([...event.key].length !== 1 || isOfInputMethod(event)) return false
  // AltGr writes letters, too, and counts as Ctrl with Alt on Windows.
  return event.getModifierState('AltGraph') || !(event.ctrlKey || event.metaKey || event.altKey)
}

function isOfInputMethod({ key, keyCode, isComposing }: KeyboardEvent): boolean {
  return isComposing || keyCode === 229 || key === 'Dead' || key === 'Process'
}
