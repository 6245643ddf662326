/** On a phone the keyboard lies over the page; only the visual viewport knows what is left. */
export function fitAboveKeyboard(host: HTMLElement): void {
  const view = window.visualViewport
  const fit = (): void => {
    if (!view || view.scale > 1) return
    host.style.setProperty('--top', `${view.offsetTop}px`)
    host.style.setProperty('--height', `${view.height}px`)
  }
  view?.addEventListener('resize', fit)
  view?.addEventListener('scroll', fit)
}
