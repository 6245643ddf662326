import { createSignal, type JSX, onCleanup, onMount } from 'solid-js'

/** Where a table that is larger than its place scrolls, by the keyboard too. */
export function TableScroll(props: { label: string; children: JSX.Element }) {
  const [scrolls, setScrolls] = createSignal(false)
  let box: HTMLDivElement | undefined
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
    // biome-ignore lint/a11y/useSemanticElements: no part of a form, and no landmark in one of the same name
    <div
      ref={box}
      class="table-scroll"
      role="group"
      aria-label={scrolls() ? props.label : undefined}
      tabindex={scrolls() ? 0 : undefined}
    >
      {props.children}
    </div>
  )
}
