import { onMount, Show } from 'solid-js'
import { lazyPart } from '../ui/loading/lazy-part.ts'
import { loadMarkdown } from '../ui/markdown/create-markdown.ts'
import { ChatContext } from './chat-context.ts'
import { Composer } from './composer/Composer.tsx'
import type { ComposerHandle } from './composer/create-draft.ts'
import { loadSockets } from './conversation/subscribe-later.ts'
import { type ChatParts, createChat } from './create-chat.ts'
import { Header } from './header/Header.tsx'
import { StatusBanner } from './header/StatusBanner.tsx'
import { Transcript } from './transcript/Transcript.tsx'
import { Sheets } from './welcome/Sheets.tsx'
import { Welcome } from './welcome/Welcome.tsx'

const Attention = lazyPart(() => import('./attention/Attention.tsx'), { quiet: true })

export interface ConversationProps extends ChatParts {
  focusFirst: boolean
  onNew: () => void
}

export function Conversation(props: ConversationProps) {
  const { strings } = props.locale
  let composer: ComposerHandle | undefined
  const chat = createChat(props, () => composer)
  onMount(() => {
    if (props.focusFirst) composer?.focus()
  })

  return (
    <ChatContext.Provider value={chat.context}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles are landmarks, which take a name */}
      <div class="chat" role={props.options.embedded ? 'region' : 'main'} aria-label={strings.title}>
        <Header
          title={props.options.title ?? strings.title}
          onNew={props.onNew}
          onClose={props.embedding?.close}
        />
        <StatusBanner>
          {chat.context.conversation.session() && (
            <Attention unread={chat.unread} embedding={props.embedding} />
          )}
        </StatusBanner>
        <Transcript
          onNew={props.onNew}
          welcome={
            <Welcome
              greeting={props.options.greeting}
              empty={chat.isEmpty()}
              suggestions={chat.suggestions()}
            />
          }
        />
        <Show when={chat.notice()}>
          <p class="notice" role="alert">
            {chat.notice()}
          </p>
        </Show>
        <Composer
          ref={(handle) => (composer = handle)}
          saved={props.saved}
          onWrite={() => {
            chat.setNotice('')
            // The answer must not have to wait for them.
            void loadMarkdown()
            loadSockets().catch(() => undefined)
          }}
        />
        {/* The log is silent to screen readers; this speaks for it. */}
        <div class="visually-hidden" role="status">
          {chat.spoken()}
        </div>
        <Sheets
          faq={chat.faq()}
          onCloseFaq={() => chat.showFaq(undefined)}
          questions={chat.listing() ? chat.suggestions() : undefined}
          onCloseQuestions={() => chat.setListing(false)}
        />
      </div>
    </ChatContext.Provider>
  )
}
