import { createSignal } from 'solid-js'
import type { ChatContextValue } from './chat-context.ts'
import type { ChatOptions } from './chat-options.ts'
import type { ComposerHandle } from './composer/create-draft.ts'
import { makeChatApi } from './conversation/chat-api.ts'
import type { Faq } from './conversation/conversation.ts'
import { createConversation } from './conversation/create-conversation.ts'
import { createOtherTab } from './conversation/create-other-tab.ts'
import { createUnread } from './conversation/create-unread.ts'
import { problemText } from './conversation/problem-text.ts'
import type { SavedChat } from './conversation/saved-session.ts'
import type { Embedding } from './embedding/embedding.ts'
import { makeFormats } from './locale/formats.ts'
import type { Locale } from './locale/locale.ts'
import { createSuggestions } from './welcome/create-suggestions.ts'

export interface ChatParts {
  options: ChatOptions
  locale: Locale
  embedding?: Embedding
  saved: SavedChat
  notice: string
  onGone: () => void
  onFoundInOtherTab: () => void
}

/** One conversation with what opens around it, and what its components share of both. */
export function createChat(parts: ChatParts, composer: () => ComposerHandle | undefined) {
  const { strings, language } = parts.locale
  const [spoken, announce] = createSignal('')
  const [notice, setNotice] = createSignal(parts.notice)
  const [faq, showFaq] = createSignal<Faq>()
  const [listing, setListing] = createSignal(false)

  const conversation = createConversation({
    api: (token) => makeChatApi(parts.options.apiUrl, token),
    socketUrl: parts.options.socketUrl,
    saved: parts.saved,
    newSession: () => parts.embedding?.identity() ?? {},
    strings: () => strings,
    announce,
    onGone: () => parts.onGone(),
  })
  const unread = createUnread(conversation.state, parts.saved, () => parts.embedding?.open() ?? true)
  const publicApi = makeChatApi(parts.options.apiUrl, () => undefined)
  const suggestions = createSuggestions(publicApi)
  const isEmpty = (): boolean => {
    const { messages, outgoing, history } = conversation.state()
    return messages.length === 0 && outgoing.length === 0 && history.state === 'loaded'
  }

  async function talkToPerson(): Promise<void> {
    const problem = await conversation.escalate(strings.talkToPersonReason)
    setNotice(problem ? problemText(problem, strings, Date.now()) : '')
    composer()?.focus()
  }

  createOtherTab(parts.saved, () => {
    if (!conversation.session() && isEmpty()) parts.onFoundInOtherTab()
  })
  parts.embedding?.createReports({ conversation, unread: unread.count, composer })

  const context: ChatContextValue = {
    locale: parts.locale,
    formats: makeFormats(language),
    conversation,
    newFrom: unread.newFrom,
    questionsLike: publicApi.questionsLike,
    ask(question) {
      setListing(false)
      conversation.send(question)
      composer()?.focus()
    },
    write: (text) => composer()?.write(text),
    showFaq,
    showCommonQuestions: () => setListing(true),
    talkToPerson: () => void talkToPerson(),
    announce,
  }
  return {
    context,
    unread,
    suggestions,
    isEmpty,
    spoken,
    notice,
    setNotice,
    faq,
    showFaq,
    listing,
    setListing,
  }
}
