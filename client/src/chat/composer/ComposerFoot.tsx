import { Show } from 'solid-js'
import { Icon } from '../../ui/Icon.tsx'
import { useChat } from '../chat-context.ts'

/** Below the field: the way to a person, and what there is to know about the text. `room`: characters left, when few. */
export function ComposerFoot(props: { noteId: string; room: number | undefined }) {
  const { conversation, locale, talkToPerson } = useChat()
  const { strings } = locale
  const status = () => conversation.state().session.status
  return (
    <div class="composer-foot">
      <Show when={status() !== 'WITH_AGENT'}>
        <button type="button" class="person-button" disabled={status() === 'WAITING'} onClick={talkToPerson}>
          <Icon name="person" />
          {status() === 'WAITING' ? strings.askedForPerson : strings.talkToPerson}
        </button>
      </Show>
      <p
        id={props.noteId}
        class="composer-note"
        classList={{
          'composer-note-warning': (props.room ?? 0) < 0,
          'composer-note-quiet': props.room === undefined && status() !== 'WITH_AGENT',
        }}
      >
        <Show
          when={props.room !== undefined}
          fallback={status() === 'WITH_AGENT' ? strings.agentText : strings.aiNote}
        >
          {(props.room ?? 0) < 0
            ? strings.tooLong(-(props.room ?? 0))
            : strings.charactersLeft(props.room ?? 0)}
        </Show>
      </p>
    </div>
  )
}
