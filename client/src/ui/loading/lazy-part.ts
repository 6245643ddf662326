import { type Component, createComponent, type JSX } from 'solid-js'
import { importAgain } from './import-again.ts'
import { LatePart } from './LatePart.tsx'

export interface LazyPartOptions<Props extends object> {
  /** Stands in its place until it is there, and when it does not come. */
  meanwhile?: Component<Props>
  /** An extra that there is many times: nothing is said when it is missing. */
  quiet?: boolean
}

/**
 * A component that is loaded when it is first shown. When its file does not come (offline, or a new version took its
 * place), the page around it lives on, and in its place there is a word and a button that loads it again.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: (props: Props) => JSX.Element }>,
  { quiet = false, meanwhile }: LazyPartOptions<Props> = {},
): Component<Props> {
  let loaded: Component<Props> | undefined
  let loading: Promise<Component<Props>> | undefined
  const get = (): Promise<Component<Props>> => {
    loading ??= importAgain(load).then(
      (module) => {
        loaded = module.default
        return module.default
      },
      (error: unknown) => {
        loading = undefined
        throw error
      },
    )
    return loading
  }
  return (props) =>
    loaded ? createComponent(loaded, props) : LatePart({ get, quiet, meanwhile, given: props })
}
