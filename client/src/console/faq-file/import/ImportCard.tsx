import { createUniqueId, Match, Switch } from 'solid-js'
import { useConsole } from '../../console-context.ts'
import { CheckedImport } from './CheckedImport.tsx'
import { createImport } from './create-import.ts'
import { FileChoice } from './FileChoice.tsx'
import { FinishedImport } from './FinishedImport.tsx'

/** A file's way into the FAQ, one step at a time. */
export function ImportCard(props: { onImported: () => void }) {
  const headingId = createUniqueId()
  const { api } = useConsole()
  const model = createImport(api, () => props.onImported())
  const at = <Name extends ReturnType<typeof model.step>['step']>(name: Name) => {
    const step = model.step()
    return step.step === name ? (step as Extract<typeof step, { step: Name }>) : undefined
  }

  return (
    <section class="card import" aria-labelledby={headingId}>
      <h2 id={headingId}>Import</h2>
      <Switch>
        <Match when={at('choosing')}>
          {(step) => <FileChoice complaint={step().complaint} onChoose={model.choose} />}
        </Match>
        <Match when={at('running')}>
          {(step) => (
            <div class="import-running" role="status">
              <p>
                {step().dryRun ? 'Checking' : 'Importing'} <strong>{step().name}</strong>: {step().done} of{' '}
                {step().all} rows
              </p>
              <progress aria-label="Rows done" max={Math.max(1, step().all)} value={step().done} />
            </div>
          )}
        </Match>
        <Match when={at('checked')}>
          {(step) => (
            <CheckedImport
              checked={step()}
              onImport={model.write}
              onCheck={model.check}
              onOtherFile={model.again}
            />
          )}
        </Match>
        <Match when={at('imported')}>
          {(step) => <FinishedImport name={step().name} report={step().report} onAgain={model.again} />}
        </Match>
      </Switch>
    </section>
  )
}
