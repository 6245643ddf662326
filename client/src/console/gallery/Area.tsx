import { createUniqueId, type JSX } from 'solid-js'

/** The states of one part of the console. */
export function Area(props: { name: string; children: JSX.Element }) {
  const id = createUniqueId()
  return (
    <section class="area" aria-labelledby={id}>
      {/* Of the first order, as the headings of the screens below it are. */}
      <h1 id={id}>{props.name}</h1>
      <div class="states">{props.children}</div>
    </section>
  )
}
