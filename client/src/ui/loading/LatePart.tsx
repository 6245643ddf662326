import { type Component, createResource, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { LoadFailure } from './LoadFailure.tsx'

interface LatePartProps<Props extends object> {
  /** Rejects when the part's file does not come; may be asked again. */
  get: () => Promise<Component<Props>>
  quiet: boolean
  meanwhile: Component<Props> | undefined
  given: Props
}

/** A part of the page once its file is there, and a word about it when it does not come. */
export function LatePart<Props extends object>(props: LatePartProps<Props>) {
  const [part, { refetch }] = createResource(() => props.get())
  // A resource that has failed throws when it is read.
  const arrived = () => (part.state === 'errored' ? undefined : part())
  return (
    <>
      <Show when={arrived() ?? props.meanwhile}>
        {(component) => <Dynamic component={component()} {...props.given} />}
      </Show>
      <Show when={part.state === 'errored' && !props.quiet}>
        <LoadFailure onRetry={() => refetch()} />
      </Show>
    </>
  )
}
