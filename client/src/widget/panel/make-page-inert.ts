import { coversPage } from './covers-page.ts'

/**
 * While the open chat covers the page, what is behind can be neither reached nor scrolled; afterwards it is as it was.
 * The function is called with whether the chat is open.
 */
export function makePageInert(host: Element): (open: boolean) => void {
  const covers = coversPage()
  let open = false
  let uncover: (() => void) | undefined

  const update = (): void => {
    uncover?.()
    uncover = open && covers.matches ? cover(host) : undefined
  }
  // A phone that is turned around.
  covers.onchange = update
  return (now) => {
    open = now
    update()
  }
}

function cover(host: Element): () => void {
  const { style } = document.documentElement
  const { overflow } = style
  const behind = [...document.body.children].filter((other) => other !== host && !other.hasAttribute('inert'))
  const turn = () => {
    for (const other of behind) other.toggleAttribute('inert')
  }
  turn()
  style.overflow = 'hidden'
  return () => {
    turn()
    style.overflow = overflow
  }
}
