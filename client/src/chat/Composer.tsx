import { createSignal, createUniqueId, Show } from 'solid-js'
import { Icon } from '../ui/Icon.tsx'
import { useChat } from './chat-context.ts'
import './composer.css'
import { createTypingSignal } from '../ui/create-typing-signal.ts'
import { lazyPart } from '../ui/lazy-part.ts'
import { agentName } from './conversation.ts'
import { roomLeft } from './text-length.ts'

const ComposerMatches = lazyPart(() => import('./ComposerMatches.tsx'))

export interface ComposerHandle {
  focus(): void
  /** Focuses it, with `text` in place of an empty one. */
  write(text?: string): void
}

/** Where the customer writes, and the way to a person. */
export function Composer(props: { ref: (handle: ComposerHandle) => void; onWrite: () => void }) {
  const { conversation, locale, talkToPerson, ask } = useChat()
  const { strings } = locale
  const [text, setText] = createSignal('')
  const roomId = createUniqueId()
  const status = () => conversation.state().session.status
  const room = () => roomLeft(text())
  const canSend = () => text().trim() !== '' && (room() ?? 0) >= 0
  const hint = () =>
    status() === 'WITH_AGENT'
      ? strings.composerHintAgent(agentName(conversation.state()) ?? strings.agent)
      : strings.composerHint
  const typing = createTypingSignal(conversation.setTyping)
  let field: HTMLTextAreaElement | undefined

  const change = (value: string): void => {
    setText(value)
    props.onWrite()
    // Only a person looks at who is typing; to the bot it would be a request a key for nothing.
    if (status() === 'WAITING' || status() === 'WITH_AGENT') typing.pressed()
  }
  const send = (): void => {
    if (!canSend()) return
    conversation.send(text().trim())
    typing.stop()
    setText('')
    props.onWrite()
    field?.focus()
  }
  props.ref({
    focus: () => field?.focus(),
    write: (words) => {
      if (words && text().trim() === '') setText(words)
      field?.focus()
    },
  })

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
          aria-describedby={roomId}
          aria-invalid={(room() ?? 0) < 0}
          placeholder={hint()}
          // An empty field would count as left to right, and its hint with it.
          dir={text() === '' ? undefined : 'auto'}
          autocomplete="off"
          enterkeyhint="send"
          value={text()}
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            // While an input method is composing, Enter picks a word.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
            event.preventDefault()
            send()
          }}
        />
        <button type="submit" class="composer-send" aria-label={strings.send} disabled={!canSend()}>
          <Icon name="send" />
        </button>
      </div>
      <div class="composer-foot">
        <Show when={status() !== 'WITH_AGENT'}>
          <button
            type="button"
            class="person-button"
            disabled={status() === 'WAITING'}
            onClick={talkToPerson}
          >
            <Icon name="person" />
            {status() === 'WAITING' ? strings.askedForPerson : strings.talkToPerson}
          </button>
        </Show>
        <p
          id={roomId}
          class="composer-note"
          classList={{
            'composer-note-warning': (room() ?? 0) < 0,
            'composer-note-quiet': room() === undefined && status() !== 'WITH_AGENT',
          }}
        >
          <Show
            when={room() !== undefined}
            fallback={status() === 'WITH_AGENT' ? strings.agentText : strings.aiNote}
          >
            {(room() ?? 0) < 0 ? strings.tooLong(-(room() ?? 0)) : strings.charactersLeft(room() ?? 0)}
          </Show>
        </p>
      </div>
    </form>
  )
}
