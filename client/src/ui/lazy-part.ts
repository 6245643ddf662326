import { type Component, type JSX, lazy } from 'solid-js'

/**
 * A component that is loaded when it is first shown. When its file does not come (offline, or a new version took its
 * place), only this part is missing; `lazy` alone would take the whole page down with it.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: (props: Props) => JSX.Element }>,
): Component<Props> {
  return lazy(() => load().catch(() => ({ default: () => undefined })))
}
