import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Whether the page is in a tab that can be seen. */
export function createVisible(): Accessor<boolean> {
  const [visible, setVisible] = createSignal(document.visibilityState === 'visible')
  const update = (): void => void setVisible(document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', update)
  onCleanup(() => document.removeEventListener('visibilitychange', update))
  return visible
}
