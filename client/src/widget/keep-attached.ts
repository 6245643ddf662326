import { attempt } from '../ui/browser/forgiving-browser.ts'

/**
 * Beside the body, not in it: pages replace their body (Turbo, htmx, view transitions), and a body with a transform or
 * a filter would take what is fixed along when it scrolls. In the top layer it is above everything, cookie bars too.
 */
export function keepAttached(host: HTMLElement): void {
  host.popover = 'manual'
  const observer = new MutationObserver(() => {
    if (!host.isConnected) setTimeout(attach)
  })
  const attach = (): void => {
    const page = document.documentElement
    page.append(host)
    // Absent in older browsers: there it is above nearly everything, by its z-index.
    attempt(() => host.showPopover())
    observer.observe(document, { childList: true })
    observer.observe(page, { childList: true })
  }
  if (document.body) attach()
  else document.addEventListener('DOMContentLoaded', attach)
}
