import { LateIcon } from '../../../ui/loading/LateIcon.tsx'
import { useChat } from '../../chat-context.ts'

/** Whether a reply helped. */
export function Thumbs(props: { helpful?: boolean; onChoose: (helpful: boolean) => void }) {
  const { strings } = useChat().locale
  const thumb = (helpful: boolean) => (
    <button
      type="button"
      class="meta-button"
      aria-label={helpful ? strings.helpful : strings.notHelpful}
      title={helpful ? strings.helpful : strings.notHelpful}
      aria-pressed={props.helpful === helpful}
      onClick={() => props.onChoose(helpful)}
    >
      <LateIcon name={helpful ? 'thumbUp' : 'thumbDown'} />
    </button>
  )
  return (
    <>
      {thumb(true)}
      {thumb(false)}
    </>
  )
}
