import { Show } from 'solid-js'
import { LateIcon } from '../../ui/loading/LateIcon.tsx'
import { useChat } from '../chat-context.ts'
import './to-latest.css'

/** The way down to the end of the log, and how much has come there meanwhile. */
export default function ToLatest(props: { unseen: number; onPress: () => void }) {
  const { strings } = useChat().locale
  return (
    <button type="button" class="to-latest" onClick={() => props.onPress()}>
      <LateIcon name="down" />
      <Show when={props.unseen > 0} fallback={<span class="visually-hidden">{strings.toLatest}</span>}>
        {strings.newMessages(props.unseen)}
      </Show>
    </button>
  )
}
