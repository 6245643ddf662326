import { Match, Show, Switch } from 'solid-js'
import { Glyph } from '../controls/Glyph.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import type { RunModel } from './create-run.ts'
import { runText, troubleText } from './run-text.ts'

/** Begins the drafting for all questions, shows how far it is, and ends it. */
export function RunCard(props: { model: RunModel }) {
  const { run, busy, problem, look, start, cancel } = props.model
  const running = () => {
    const current = run()
    return current?.status === 'RUNNING' ? current : undefined
  }
  return (
    <section class="card drafting" aria-label="Drafting">
      <Switch>
        <Match when={running()}>
          {(current) => (
            <>
              <progress aria-label="Questions done" value={current().done} max={current().total} />
              <div class="drafting-row">
                <p>{runText(current())}</p>
                <button
                  type="button"
                  class="button"
                  disabled={busy()}
                  onClick={() => void cancel(current().id)}
                >
                  Stop
                </button>
              </div>
              <div role="status">
                <Show when={troubleText(current())}>
                  {(text) => (
                    <p class="drafting-trouble">
                      {text()}{' '}
                      <button
                        type="button"
                        class="link-button"
                        disabled={busy()}
                        onClick={() => void start()}
                      >
                        Try now
                      </button>
                    </p>
                  )}
                </Show>
              </div>
            </>
          )}
        </Match>
        <Match when={run() !== undefined}>
          <div class="drafting-row">
            <button
              type="button"
              class="button button-primary"
              disabled={busy()}
              onClick={() => void start()}
            >
              <Glyph name="bot" />
              Draft other ways to ask for all
            </button>
            <Show when={run()}>{(last) => <p class="field-hint">{runText(last())}</p>}</Show>
          </div>
        </Match>
      </Switch>
      <ProblemAlert problem={problem()} onRetry={run() === undefined ? () => void look() : undefined} />
    </section>
  )
}
