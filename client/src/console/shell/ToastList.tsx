import { A } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { createNow } from '../create-now.ts'
import type { Toast } from './create-toasts.ts'
import './toasts.css'

/** The notices that are there now; what can be undone counts down. */
export function ToastList() {
  const { toasts } = useConsole()
  return (
    <div class="toasts" role="status">
      <For each={toasts.toasts()}>
        {(toast) => <ToastItem toast={toast} onDone={() => toasts.dismiss(toast.id)} />}
      </For>
    </div>
  )
}

function ToastItem(props: { toast: Toast; onDone: () => void }) {
  const action = () => props.toast.action
  const run = () => {
    const current = action()
    return current && 'run' in current ? current : undefined
  }
  const link = () => {
    const current = action()
    return current && 'href' in current ? current : undefined
  }
  return (
    <p class="toast">
      <span>{props.toast.text}</span>
      <Switch>
        <Match when={run()}>
          {(undo) => (
            <button
              type="button"
              class="toast-action"
              onClick={() => {
                undo().run()
                props.onDone()
              }}
            >
              {undo().label}
              <SecondsLeft until={props.toast.until} />
            </button>
          )}
        </Match>
        <Match when={link()}>
          {(open) => (
            <A class="toast-action" href={open().href} onClick={() => props.onDone()}>
              {open().label}
            </A>
          )}
        </Match>
      </Switch>
    </p>
  )
}

function SecondsLeft(props: { until: number }) {
  const now = createNow(250)
  const seconds = () => Math.max(0, Math.ceil((props.until - now()) / 1000))
  return (
    <Show when={seconds() > 0}>
      {/* Not for screen readers: they would hear every second. */}
      <span class="toast-seconds" aria-hidden="true">
        {seconds()}
      </span>
    </Show>
  )
}
