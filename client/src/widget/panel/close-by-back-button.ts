import { attempt } from '../../ui/browser/forgiving-browser.ts'
import { coversPage } from './covers-page.ts'

/**
 * Where the chat covers the page, Back is expected to close the chat and not to leave the page. So an open chat has an
 * entry in the history of its own: with the page's address and state, so that the page's router sees no difference.
 */
export function closeByBackButton(close: () => void): (open: boolean) => void {
  const covers = coversPage()
  const isOurs = (): boolean => Object(history.state).supportBot === true
  // After a reload with the chat open the entry is there already.
  let entered = isOurs()
  let open = false

  const onPopState = (event: Event): void => {
    if (!entered || isOurs()) return
    entered = false
    // Nothing has changed for the page, and its router need not hear of it. One that was there before this file does:
    // of its own state at its own address.
    event.stopImmediatePropagation()
    if (open) close()
  }
  window.addEventListener('popstate', onPopState, true)

  return (now) => {
    open = now
    if (open && !entered && covers.matches) {
      // Browsers limit how many entries a page may make.
      attempt(() => {
        history.pushState({ ...Object(history.state), supportBot: true }, '')
        entered = true
      })
    } else if (!open && entered && isOurs()) history.back()
  }
}
