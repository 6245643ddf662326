import { A } from '@solidjs/router'
import { createUniqueId, Match, Show, Switch } from 'solid-js'
import { Icon } from '../../ui/Icon.tsx'
import { useConsole } from '../console-context.ts'
import { Glyph } from '../Glyph.tsx'
import { problemText } from '../problem.ts'
import { createImport } from './create-import.ts'
import { ExportCard } from './ExportCard.tsx'
import './faq-file.css'
import { ImportReport } from './ImportReport.tsx'

/** The FAQ as a file: out of here, and in again after a look at what it would change. */
export function ImportPage() {
  const { viewer } = useConsole()
  return (
    <div class="page">
      <div class="page-inner">
        <header class="page-head">
          <h1>Import and export</h1>
          <A href="/faq" class="button">
            <Glyph name="back" />
            All questions
          </A>
        </header>
        <Show when={viewer.role === 'ADMIN'}>
          <ImportCard />
        </Show>
        <ExportCard />
      </div>
    </div>
  )
}

function ImportCard() {
  const headingId = createUniqueId()
  const { api } = useConsole()
  const model = createImport(api)
  const at = <Name extends ReturnType<typeof model.step>['step']>(name: Name) => {
    const step = model.step()
    return step.step === name ? (step as Extract<typeof step, { step: Name }>) : undefined
  }
  const changes = () =>
    at('checked')?.report.rows.filter(({ outcome }) => outcome !== 'UNCHANGED').length ?? 0

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
            <>
              <Show
                when={step().problem}
                fallback={
                  <p class="field-hint">
                    A look at <strong>{step().name}</strong>. Nothing is written yet.
                  </p>
                }
              >
                {(problem) => (
                  <p class="alert" role="alert">
                    It ended early: {problemText(problem())} What was done stays done; importing again goes on
                    from there.
                  </p>
                )}
              </Show>
              <ImportReport report={step().report} future />
              <div class="import-actions">
                <Show
                  when={step().problem}
                  fallback={
                    <button
                      type="button"
                      class="button button-primary"
                      disabled={changes() === 0}
                      onClick={() => model.write()}
                    >
                      {changes() === 0
                        ? 'Nothing to import'
                        : `Import ${changes()} ${changes() === 1 ? 'question' : 'questions'}`}
                    </button>
                  }
                >
                  <button type="button" class="button button-primary" onClick={() => model.check()}>
                    Check again
                  </button>
                </Show>
                <button type="button" class="button" onClick={() => model.again()}>
                  Choose another file
                </button>
                <Show when={step().report.bad.length > 0 && changes() > 0}>
                  <span class="field-hint">Bad rows are left out.</span>
                </Show>
              </div>
            </>
          )}
        </Match>
        <Match when={at('imported')}>
          {(step) => (
            <>
              <p class="import-done" role="status">
                <Icon name="check" />
                {step().name} is imported. The assistant answers with it.
              </p>
              <ImportReport report={step().report} />
              <div class="import-actions">
                <A href="/faq" class="button button-primary">
                  See the questions
                </A>
                <button type="button" class="button" onClick={() => model.again()}>
                  Import another file
                </button>
              </div>
            </>
          )}
        </Match>
      </Switch>
    </section>
  )
}

function FileChoice(props: { complaint?: string; onChoose: (file: File) => void }) {
  const id = createUniqueId()
  return (
    <>
      <p class="page-lead">
        A CSV or JSON file with question, answer and category, and if you like phrasings, keywords (an entry a
        line, or with | between them) and enabled. A question that is here already is updated. You see what
        would change before anything does.
      </p>
      {/* The field lies over all of it and takes what is dropped, by itself. */}
      <div class="import-drop">
        <Glyph name="file" />
        <label for={id}>Drop a file here, or choose one</label>
        <input
          id={id}
          type="file"
          accept=".csv,.json,text/csv,application/json"
          aria-describedby={`${id}-complaint`}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            if (file) props.onChoose(file)
          }}
        />
      </div>
      <p id={`${id}-complaint`} class="field-complaint" role="alert">
        <Show when={props.complaint}>
          <Icon name="alert" />
          {props.complaint}
        </Show>
      </p>
    </>
  )
}
