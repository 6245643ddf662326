import { createSignal, Show } from 'solid-js'
import { useChat } from '../chat-context.ts'
import { problemText } from '../conversation/problem-text.ts'
import './leave-line.css'

/** Gives up the place in line. The banner around is a live region, so what went wrong is said as well as shown. */
export default function LeaveLine() {
  const { conversation, locale } = useChat()
  const { strings } = locale
  const [leaving, setLeaving] = createSignal(false)
  const [trouble, setTrouble] = createSignal('')
  async function leave(): Promise<void> {
    setLeaving(true)
    const problem = await conversation.leaveLine()
    setLeaving(false)
    setTrouble(problem ? problemText(problem, strings, Date.now()) : '')
  }
  return (
    <>
      <Show when={trouble()}>
        <span class="banner-trouble">{trouble()} </span>
      </Show>
      <button type="button" class="link-button" disabled={leaving()} onClick={() => void leave()}>
        {trouble() ? strings.tryAgain : strings.leaveLine}
      </button>
    </>
  )
}
