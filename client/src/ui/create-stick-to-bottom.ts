import { createSignal, onCleanup } from 'solid-js'

/** Closer to the end than this, in CSS pixels, counts as reading the end. */
const nearPixels = 48
/** Between the upper edge and a row that was scrolled to. */
const marginPixels = 12

/**
 * Keeps a growing log at its end while the reader is there, and leaves it alone when they have scrolled away. What is
 * inserted above what they read does not move it. While not `enabled`, nothing moves.
 */
export function createStickToBottom(enabled: () => boolean) {
  const [atBottom, setAtBottom] = createSignal(true)
  let box: HTMLElement | undefined
  let lastHeights = ''

  const toBottom = (): void => {
    if (box) box.scrollTop = box.scrollHeight
    setAtBottom(true)
  }

  const onScroll = (): void => {
    // What the growing log or a keyboard that opens has scrolled says nothing about the reader.
    if (!box || heightsOf(box) !== lastHeights) return
    setAtBottom(box.scrollHeight - box.scrollTop - box.clientHeight < nearPixels)
  }

  const observer = new ResizeObserver(() => {
    if (!box) return
    lastHeights = heightsOf(box)
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
    /** Scrolls up to the row that fits `selector`, when it is above what can be seen. */
    showFromAbove(selector: string): void {
      const row = box?.querySelector(selector)
      if (!box || !row) return
      const above = box.getBoundingClientRect().top - row.getBoundingClientRect().top
      if (above > 0) box.scrollTop -= above + marginPixels
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

/** Of what is in the box, and of the box itself. */
function heightsOf({ scrollHeight, clientHeight }: HTMLElement): string {
  return `${scrollHeight} ${clientHeight}`
}
