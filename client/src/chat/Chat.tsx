import { createSignal, Show } from 'solid-js'
import './chat.css'
import { Conversation } from './Conversation.tsx'
import type { ChatOptions } from './chat-options.ts'
import type { Locale } from './locale.ts'
import { browserStorage, makeSavedChat } from './saved-session.ts'

/** The chat: one conversation at a time. The page and the widget's iframe both show this. */
export function Chat(props: { options: ChatOptions; locale: Locale }) {
  const saved = makeSavedChat(browserStorage())
  const [run, setRun] = createSignal({ number: 1, notice: '' })
  const restart = (notice: string): void => {
    setRun(({ number }) => ({ number: number + 1, notice }))
  }
  return (
    // Keyed: another conversation is another component, so that nothing of one can show up in the other.
    <Show when={run()} keyed>
      {({ number, notice }) => (
        <Conversation
          options={props.options}
          locale={props.locale}
          saved={saved}
          notice={notice}
          focusFirst={number > 1}
          onNew={() => {
            saved.forget()
            restart('')
          }}
          onGone={() => {
            saved.dropSession()
            restart(props.locale.strings.expired)
          }}
          onFoundInOtherTab={() => restart('')}
        />
      )}
    </Show>
  )
}
