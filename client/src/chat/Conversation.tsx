import { createMemo, createSignal, onCleanup, onMount, Show } from 'solid-js'
import { makeMarkdownLoader } from '../ui/create-markdown.ts'
import { lazyPart } from '../ui/lazy-part.ts'
import { Composer, type ComposerHandle } from './Composer.tsx'
import { makeChatApi } from './chat-api.ts'
import { ChatContext } from './chat-context.ts'
import type { ChatOptions } from './chat-options.ts'
import type { Faq } from './conversation.ts'
import { createConversation } from './create-conversation.ts'
import { createSuggestions } from './create-suggestions.ts'
import type { Embedding } from './embedding.ts'
import { makeFormats } from './formats.ts'
import { Header } from './Header.tsx'
import type { Locale } from './locale.ts'
import { MessageLog } from './MessageLog.tsx'
import { problemText } from './problem-text.ts'
import { StatusBanner } from './StatusBanner.tsx'
import type { SavedChat } from './saved-session.ts'
import { Welcome } from './Welcome.tsx'

const FaqDialog = lazyPart(() => import('./FaqDialog.tsx'))
const CommonQuestionsDialog = lazyPart(() => import('./CommonQuestionsDialog.tsx'))

export interface ConversationProps {
  options: ChatOptions
  locale: Locale
  embedding?: Embedding
  saved: SavedChat
  notice: string
  focusFirst: boolean
  onNew: () => void
  onGone: () => void
  onFoundInOtherTab: () => void
}

export function Conversation(props: ConversationProps) {
  const { strings, language } = props.locale
  const [spoken, setSpoken] = createSignal('')
  const [notice, setNotice] = createSignal(props.notice)
  const [faq, setFaq] = createSignal<Faq>()
  const [listing, setListing] = createSignal(false)
  // Once loaded they stay: closing gives the focus back, which takes an element that is still there.
  const needsFaq = createMemo((needed: boolean) => needed || faq() !== undefined, false)
  const needsList = createMemo((needed: boolean) => needed || listing(), false)
  let composer: ComposerHandle | undefined

  const conversation = createConversation({
    api: (token) => makeChatApi(props.options.apiUrl, token),
    socketUrl: props.options.socketUrl,
    saved: props.saved,
    newSession: () => props.embedding?.identity() ?? {},
    strings: () => strings,
    announce: setSpoken,
    onGone: () => props.onGone(),
  })
  const publicApi = makeChatApi(props.options.apiUrl, () => undefined)
  const suggestions = createSuggestions(publicApi)
  const isEmpty = (): boolean => {
    const { messages, outgoing, history } = conversation.state()
    return messages.length === 0 && outgoing.length === 0 && history.state === 'loaded'
  }

  async function talkToPerson(): Promise<void> {
    const problem = await conversation.escalate(strings.talkToPersonReason)
    setNotice(problem ? problemText(problem, strings, Date.now()) : '')
    composer?.focus()
  }

  // Another tab of this browser began a conversation while this one had none: show that one.
  const onStorage = (event: StorageEvent): void => {
    if (event.key === props.saved.key && !conversation.session() && isEmpty() && props.saved.session())
      props.onFoundInOtherTab()
  }
  window.addEventListener('storage', onStorage)
  onCleanup(() => window.removeEventListener('storage', onStorage))
  onMount(() => {
    if (props.focusFirst) composer?.focus()
  })
  props.embedding?.createReports(conversation, () => composer?.focus())

  const ask = (question: string): void => {
    setListing(false)
    conversation.send(question)
    composer?.focus()
  }

  return (
    <ChatContext.Provider
      value={{
        locale: props.locale,
        formats: makeFormats(language),
        conversation,
        loadMarkdown: makeMarkdownLoader(),
        questionsLike: publicApi.questionsLike,
        ask,
        write: (text) => composer?.write(text),
        showFaq: setFaq,
        showCommonQuestions: () => setListing(true),
        talkToPerson: () => void talkToPerson(),
        announce: setSpoken,
      }}
    >
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles are landmarks, which take a name */}
      <div class="chat" role={props.options.embedded ? 'region' : 'main'} aria-label={strings.title}>
        <Header
          title={props.options.title ?? strings.title}
          onNew={props.onNew}
          onClose={props.embedding?.close}
        />
        <StatusBanner />
        <MessageLog
          onNew={props.onNew}
          welcome={
            <Welcome greeting={props.options.greeting} empty={isEmpty()} suggestions={suggestions()} />
          }
        />
        <Show when={notice()}>
          <p class="notice" role="alert">
            {notice()}
          </p>
        </Show>
        <Composer ref={(handle) => (composer = handle)} onWrite={() => setNotice('')} />
        {/* The log is silent to screen readers; this speaks for it. */}
        <div class="visually-hidden" role="status">
          {spoken()}
        </div>
        <Show when={needsFaq()}>
          <FaqDialog faq={faq()} onClose={() => setFaq(undefined)} />
        </Show>
        <Show when={needsList()}>
          <CommonQuestionsDialog
            open={listing()}
            questions={suggestions()}
            onAsk={ask}
            onClose={() => setListing(false)}
          />
        </Show>
      </div>
    </ChatContext.Provider>
  )
}
