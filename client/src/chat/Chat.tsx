import { createEffect, createSignal, on, Show } from 'solid-js'
import { importAgain } from '../ui/loading/import-again.ts'
import { LoadFailureWords } from '../ui/loading/LoadFailure.tsx'
import './chat.css'
import { Conversation } from './Conversation.tsx'
import type { ChatOptions } from './chat-options.ts'
import { makeSavedChat } from './conversation/saved-session.ts'
import type { Embedding } from './embedding/embedding.ts'
import type { Locale } from './locale/locale.ts'

/** The chat: one conversation at a time. The page and the widget's iframe both show this. */
export function Chat(props: { options: ChatOptions; locale: Locale; embedding?: Embedding }) {
  const saved = makeSavedChat()
  const [run, setRun] = createSignal({ number: 1, notice: '' })
  const restart = (notice: string): void => {
    setRun(({ number }) => ({ number: number + 1, notice }))
  }
  const beginAnew = (): void => {
    saved.forget()
    restart('')
  }
  /** Two people may use one browser: what one said is not shown to the other. */
  const leaveOther = (): boolean => {
    const owner = saved.session()?.userId
    const left =
      owner !== undefined && props.embedding !== undefined && owner !== props.embedding.identity().userId
    if (left) saved.forget()
    return left
  }
  leaveOther()
  createEffect(
    on(
      () => props.embedding?.identity(),
      async (identity) => {
        if (leaveOther()) return restart('')
        const session = saved.session()
        if (session && session.userId === undefined && identity?.userId !== undefined) {
          const file = await importAgain(() => import('./embedding/claim-session.ts')).catch(
            // It stays anonymous until it is tried again.
            () => undefined,
          )
          if (await file?.claimSession(props.options.apiUrl, saved, identity)) beginAnew()
        }
      },
    ),
  )
  return (
    <LoadFailureWords.Provider
      value={() => ({ failed: props.locale.strings.partFailed, retry: props.locale.strings.tryAgain })}
    >
      {/* Keyed: another conversation is another component, so that nothing of one can show up in the other. */}
      <Show when={run()} keyed>
        {({ number, notice }) => (
          <Conversation
            options={props.options}
            locale={props.locale}
            embedding={props.embedding}
            saved={saved}
            notice={notice}
            focusFirst={number > 1}
            onNew={beginAnew}
            onGone={() => {
              saved.dropSession()
              restart(props.locale.strings.expired)
            }}
            onFoundInOtherTab={() => restart('')}
          />
        )}
      </Show>
    </LoadFailureWords.Provider>
  )
}
