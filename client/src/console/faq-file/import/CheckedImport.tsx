import { Show } from 'solid-js'
import { problemText } from '../../problem-text.ts'
import type { ImportStep } from './create-import.ts'
import { ImportReport } from './ImportReport.tsx'

export interface CheckedImportProps {
  checked: Extract<ImportStep, { step: 'checked' }>
  onImport: () => void
  onCheck: () => void
  onOtherFile: () => void
}

/** What the file would change, and the button that makes it so; or how far an import came that was cut off. */
export function CheckedImport(props: CheckedImportProps) {
  const changes = () => props.checked.report.rows.filter(({ outcome }) => outcome !== 'UNCHANGED').length
  return (
    <>
      <Show
        when={props.checked.problem}
        fallback={
          <p class="field-hint">
            Preview of <strong>{props.checked.name}</strong>. Nothing has been saved yet.
          </p>
        }
      >
        {(problem) => (
          <p class="alert" role="alert">
            The import stopped: {problemText(problem())} What was imported stays; import again to continue.
          </p>
        )}
      </Show>
      <ImportReport report={props.checked.report} future />
      <div class="import-actions">
        <Show
          when={props.checked.problem}
          fallback={
            <button
              type="button"
              class="button button-primary"
              disabled={changes() === 0}
              onClick={() => props.onImport()}
            >
              {changes() === 0
                ? 'Nothing to import'
                : `Import ${changes()} ${changes() === 1 ? 'question' : 'questions'}`}
            </button>
          }
        >
          <button type="button" class="button button-primary" onClick={() => props.onCheck()}>
            Check again
          </button>
        </Show>
        <button type="button" class="button" onClick={() => props.onOtherFile()}>
          Choose another file
        </button>
        <Show when={props.checked.report.bad.length > 0 && changes() > 0}>
          <span class="field-hint">Rows with errors are skipped.</span>
        </Show>
      </div>
    </>
  )
}
