import { Show } from 'solid-js'

/** One line of a list of facts. */
export function Fact(props: { name: string; value: string; more?: string; mono?: boolean }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd dir="auto" classList={{ 'facts-mono': props.mono }}>
        <bdi>{props.value}</bdi>
        <Show when={props.more}> · {props.more}</Show>
      </dd>
    </div>
  )
}
