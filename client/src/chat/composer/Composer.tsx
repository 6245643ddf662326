import { createUniqueId, Show } from 'solid-js'
import { Icon } from '../../ui/Icon.tsx'
import { useChat } from '../chat-context.ts'
import './composer.css'
import { confirmsWord } from '../../ui/confirms-word.ts'
import { lazyPart } from '../../ui/loading/lazy-part.ts'
import { agentName } from '../conversation/conversation.ts'
import { ComposerFoot } from './ComposerFoot.tsx'
import { type ComposerProps, createDraft } from './create-draft.ts'

const ComposerMatches = lazyPart(() => import('./ComposerMatches.tsx'), { quiet: true })

/** Where the customer writes, and the way to a person. What was begun is there after a reload and on the next page. */
export function Composer(props: ComposerProps) {
  const { conversation, locale, ask } = useChat()
  const { strings } = locale
  let field: HTMLTextAreaElement | undefined
  const { text, setText, status, room, canSend, change, send } = createDraft(props, () => field)
  const noteId = createUniqueId()
  const hint = () =>
    status() === 'WITH_AGENT'
      ? strings.composerHintAgent(agentName(conversation.state()) ?? strings.agent)
      : strings.composerHint

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Show when={text().trim().length > 2 && status() !== 'WITH_AGENT'}>
        <ComposerMatches
          text={text()}
          onPick={(question) => {
            setText('')
            ask(question)
          }}
        />
      </Show>
      <div class="composer-box" classList={{ 'composer-too-long': (room() ?? 0) < 0 }}>
        {/* The copy gives the box its height: a textarea does not grow by itself. */}
        <div class="composer-grow" aria-hidden="true">{`${text()} `}</div>
        <textarea
          ref={field}
          rows="1"
          aria-label={strings.composerLabel}
          aria-describedby={noteId}
          aria-invalid={(room() ?? 0) < 0}
          placeholder={hint()}
          // An empty field would count as left to right, and its hint with it.
          dir={text() === '' ? undefined : 'auto'}
          autocomplete="off"
          enterkeyhint="send"
          value={text()}
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || confirmsWord(event)) return
            event.preventDefault()
            send()
          }}
        />
        <button type="submit" class="composer-send" aria-label={strings.send} disabled={!canSend()}>
          <Icon name="send" />
        </button>
      </div>
      <ComposerFoot noteId={noteId} room={room()} />
    </form>
  )
}
