import { createSignal, Show } from 'solid-js'
import type { Problem } from '../../../../session/problem.ts'
import { LateIcon } from '../../../../ui/loading/LateIcon.tsx'
import { useConsole } from '../../../console-context.ts'
import { problemText } from '../../../problem-text.ts'
import { saveFile } from '../../../save-file.ts'

/** The conversation as a file, the oldest message included. */
export function SaveTranscript(props: { sessionId: string }) {
  const { api } = useConsole()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()

  async function save(format: 'txt' | 'json'): Promise<void> {
    setBusy(true)
    // Not before it is wanted: the inbox opens without.
    const [{ loadTranscript }, file] = await Promise.all([
      import('./load-transcript.ts'),
      import('./transcript-file.ts'),
    ])
    const whole = await loadTranscript(api, props.sessionId)
    setBusy(false)
    setProblem(whole.ok ? undefined : whole.problem)
    if (!whole.ok) return
    const name = file.transcriptName(props.sessionId, format)
    if (format === 'txt') saveFile(name, 'text/plain', file.transcriptText(whole.value))
    else saveFile(name, 'application/json', file.transcriptJson(whole.value))
  }

  return (
    <div class="details-save">
      <button type="button" class="button" disabled={busy()} onClick={() => void save('txt')}>
        <LateIcon name="download" />
        Text
      </button>
      <button type="button" class="button" disabled={busy()} onClick={() => void save('json')}>
        <LateIcon name="download" />
        JSON
      </button>
      <Show when={problem()}>
        {(current) => (
          <p class="field-complaint" role="alert">
            {problemText(current())}
          </p>
        )}
      </Show>
    </div>
  )
}
