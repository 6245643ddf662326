import { createSignal, onCleanup, Show } from 'solid-js'
import { succeeds } from '../../../ui/browser/forgiving-browser.ts'
import { LateIcon } from '../../../ui/loading/LateIcon.tsx'
import { useChat } from '../../chat-context.ts'

const thanksMs = 2000

/** Copies a message as it was written; absent where the browser gives no clipboard (plain http). */
export function CopyButton(props: { text: string }) {
  const { locale, announce } = useChat()
  const { strings } = locale
  const [copied, setCopied] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const copy = async (): Promise<void> => {
    // Refused by the browser or the page around: then nothing is said to be copied.
    if (!(await succeeds(() => navigator.clipboard.writeText(props.text)))) return
    setCopied(true)
    announce(strings.copied)
    clearTimeout(timer)
    timer = setTimeout(() => setCopied(false), thanksMs)
  }
  return (
    <Show when={navigator.clipboard}>
      <button
        type="button"
        class="meta-button"
        aria-label={strings.copy}
        title={copied() ? strings.copied : strings.copy}
        onClick={() => void copy()}
      >
        <LateIcon name={copied() ? 'check' : 'copy'} />
      </button>
    </Show>
  )
}
