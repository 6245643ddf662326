export interface FrameBatch<Item> {
  add(item: Item): void
  /** Hands over now what has come so far. */
  flush(): void
  stop(): void
}

/**
 * Collects items and hands them over once a frame: a streamed reply may bring more pieces than there are frames, and
 * each hand-over costs a layout. A hidden tab draws no frames, so there is a timer, too.
 */
export function makeFrameBatch<Item>(
  handOver: (items: Item[]) => void,
  frames = {
    request: (draw: () => void): (() => void) => {
      const frame = requestAnimationFrame(draw)
      const timer = setTimeout(draw, 250)
      return () => {
        cancelAnimationFrame(frame)
        clearTimeout(timer)
      }
    },
  },
): FrameBatch<Item> {
  let items: Item[] = []
  let cancel: (() => void) | undefined

  function flush(): void {
    cancel?.()
    cancel = undefined
    const batch = items
    items = []
    if (batch.length > 0) handOver(batch)
  }

  return {
    add(item) {
      items.push(item)
      cancel ??= frames.request(flush)
    },
    flush,
    stop() {
      cancel?.()
      cancel = undefined
      items = []
    },
  }
}
