import { createSignal, onCleanup } from 'solid-js'

/** Closer to the end than this, in CSS pixels, counts as reading the end. */
const nearPixels = 48

/**
 * Keeps a growing log at its end while the reader is there, and leaves it alone when they have scrolled away. What is
 * inserted above what they read does not move it. While not `enabled`, nothing moves.
 */
export function createStickToBottom(enabled: () => boolean) {
  const [atBottom, setAtBottom] = createSignal(true)
  let box: HTMLElement | undefined
  let lastHeight = 0

  const toBottom = (): void => {
    if (box) box.scrollTop = box.scrollHeight
    setAtBottom(true)
  }

  const onScroll = (): void => {
    // A scroll event that the growth itself caused says nothing about the reader.
    if (!box || box.scrollHeight !== lastHeight) return
    setAtBottom(box.scrollHeight - box.scrollTop - box.clientHeight < nearPixels)
  }

  const observer = new ResizeObserver(() => {
    if (!box) return
    lastHeight = box.scrollHeight
    if (atBottom() && enabled()) toBottom()
  })

  return {
    atBottom,
    toBottom,
    /** `scroller` has the scroll bar, `content` is what grows in it. */
    attach(scroller: HTMLElement, content: HTMLElement): void {
      box = scroller
      scroller.addEventListener('scroll', onScroll, { passive: true })
      observer.observe(scroller)
      observer.observe(content)
      onCleanup(() => {
        scroller.removeEventListener('scroll', onScroll)
        observer.disconnect()
      })
    },
    /** Runs `insert`, which puts rows above, and keeps the row that is being read where it is. */
    async keepPlace(insert: () => Promise<void>): Promise<void> {
      if (!box) return insert()
      const fromEnd = box.scrollHeight - box.scrollTop
      await insert()
      box.scrollTop = box.scrollHeight - fromEnd
    },
  }
}
