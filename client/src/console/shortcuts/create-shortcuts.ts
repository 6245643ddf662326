import { createEffect, createSignal, onCleanup } from 'solid-js'
import { createKeybindingsHandler, defaultKeybindingsHandlerIgnore } from 'tinykeys'
import { forgivingStorage } from '../../ui/browser/forgiving-browser.ts'
import { pressOf, type ShortcutName } from './shortcuts.ts'

const setting = 'support-console-keys'
const storage = forgivingStorage('localStorage')

/** Whether single keys do anything: who dictates or has a tremor must be able to switch them off (WCAG 2.1.4). */
export function createShortcutSwitch() {
  const [on, setOn] = createSignal(storage.getItem(setting) !== 'off')
  return {
    on,
    set(value: boolean): void {
      setOn(value)
      storage.setItem(setting, value ? 'on' : 'off')
    },
  }
}

/** Binds keys while the owner lives and `enabled`; not while the agent is typing, and not behind an open dialog. */
export function createShortcuts(
  enabled: () => boolean,
  actions: Partial<Record<ShortcutName, () => void>>,
): void {
  const bindings = Object.fromEntries(
    Object.entries(actions).map(([name, act]) => [
      // The entries of a record of shortcut names have those names.
      pressOf(name as ShortcutName),
      (event: KeyboardEvent) => {
        event.preventDefault()
        act()
      },
    ]),
  )
  const handler = createKeybindingsHandler(bindings, {
    ignore: (event) =>
      defaultKeybindingsHandlerIgnore(event) || document.querySelector('dialog[open]') !== null,
  })
  createEffect(() => {
    if (!enabled()) return
    window.addEventListener('keydown', handler)
    onCleanup(() => window.removeEventListener('keydown', handler))
  })
}
