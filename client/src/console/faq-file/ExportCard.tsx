import { createSignal, createUniqueId, Show } from 'solid-js'
import type { Problem } from '../../session/problem.ts'
import { LateIcon } from '../../ui/loading/LateIcon.tsx'
import { useConsole } from '../console-context.ts'
import { loadFaqs } from '../faq/load-faqs.ts'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { saveFile } from '../save-file.ts'
import type { FaqFileFormat } from './format/faq-file.ts'
import { writeFaqFile } from './format/write-faq-file.ts'

const types: Record<FaqFileFormat, string> = { csv: 'text/csv', json: 'application/json' }

/** Every question in a file, disabled ones too. */
export function ExportCard() {
  const { api } = useConsole()
  const headingId = createUniqueId()
  const [busy, setBusy] = createSignal<number>()
  const [problem, setProblem] = createSignal<Problem>()

  async function save(format: FaqFileFormat): Promise<void> {
    setBusy(0)
    const faqs = await loadFaqs(api, setBusy)
    setBusy(undefined)
    setProblem(faqs.ok ? undefined : faqs.problem)
    if (faqs.ok) saveFile(`faq.${format}`, types[format], await writeFaqFile(faqs.value, format))
  }

  return (
    <section class="card export" aria-labelledby={headingId}>
      <h2 id={headingId}>Export</h2>
      <p class="page-lead">
        All questions, disabled ones too. Either file can be imported again, here or elsewhere.
      </p>
      <div class="import-actions">
        <button type="button" class="button" disabled={busy() !== undefined} onClick={() => void save('csv')}>
          <LateIcon name="download" />
          CSV, for spreadsheets
        </button>
        <button
          type="button"
          class="button"
          disabled={busy() !== undefined}
          onClick={() => void save('json')}
        >
          <LateIcon name="download" />
          JSON, for programs
        </button>
        <span class="field-hint" role="status">
          <Show when={busy() !== undefined}>{busy()} questions read…</Show>
        </span>
      </div>
      <ProblemAlert problem={problem()} />
    </section>
  )
}
