import { createSignal, type JSX, onCleanup, onMount } from 'solid-js'

/** Where a table that is larger than its place scrolls, by the keyboard too. */
export function TableScroll(props: { label: string; children: JSX.Element }) {
  const [scrolls, setScrolls] = createSignal(false)
  let box: HTMLElement | undefined
  const observer = new ResizeObserver(() => {
    if (box) setScrolls(box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight)
  })
  onMount(() => {
    if (!box) return
    observer.observe(box)
    // It grows with its rows, while its place stays.
    for (const table of box.children) observer.observe(table)
  })
  onCleanup(() => observer.disconnect())
  return (
    <section
      ref={box}
      class="table-scroll"
      aria-label={scrolls() ? props.label : undefined}
      tabindex={scrolls() ? 0 : undefined}
    >
      {props.children}
    </section>
  )
}
