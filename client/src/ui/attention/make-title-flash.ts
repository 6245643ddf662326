const flashMs = 1500

/** Shows in the title of the tab, again and again, how many messages are unread; until there are none. */
export function makeTitleFlash(words: (count: number) => string): (unread: number) => void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  let timer: ReturnType<typeof setInterval> | undefined
  let count = 0
  let own: string | undefined
  let shown: string | undefined

  const restore = (): void => {
    // A title that the page has set meanwhile is the page's.
    if (own !== undefined && document.title === shown) document.title = own
    own = undefined
  }
  const show = (): void => {
    if (own === undefined) own = document.title
    shown = calm.matches ? `(${count}) ${own}` : words(count)
    document.title = shown
  }
  const turn = (): void => {
    if (own === undefined || document.title !== shown) {
      own = undefined
      show()
    } else if (!calm.matches) restore()
  }

  return (unread) => {
    if (unread === count) return
    clearInterval(timer)
    restore()
    count = unread
    if (count === 0) return
    show()
    timer = setInterval(turn, flashMs)
  }
}
