import { A } from '@solidjs/router'
import { LateIcon } from '../../../ui/loading/LateIcon.tsx'
import type { ImportReport as Report } from './create-import.ts'
import { ImportReport } from './ImportReport.tsx'

/** What has changed, and where to go from here. */
export function FinishedImport(props: { name: string; report: Report; onAgain: () => void }) {
  return (
    <>
      <p class="import-done" role="status">
        <LateIcon name="check" />
        {props.name} was imported. The assistant uses it now.
      </p>
      <ImportReport report={props.report} />
      <div class="import-actions">
        <A href="/faq" class="button button-primary">
          See the questions
        </A>
        <button type="button" class="button" onClick={() => props.onAgain()}>
          Import another file
        </button>
      </div>
    </>
  )
}
