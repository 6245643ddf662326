import { Show } from 'solid-js'
import type { Problem } from '../session/problem.ts'
import { problemText } from './problem-text.ts'

interface ProblemAlertProps {
  problem: Problem | undefined
  /** Left out: trying again is no help, or has a button of its own. */
  onRetry?: () => void
}

/** Says what went wrong, when something did. */
export function ProblemAlert(props: ProblemAlertProps) {
  return (
    <Show when={props.problem}>
      {(current) => (
        <p class="alert" role="alert">
          {problemText(current())}
          <Show when={props.onRetry}>
            <button type="button" class="link-button" onClick={() => props.onRetry?.()}>
              Try again
            </button>
          </Show>
        </p>
      )}
    </Show>
  )
}
