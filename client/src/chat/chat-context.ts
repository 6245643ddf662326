import { createContext, useContext } from 'solid-js'
import type { Question } from './conversation/chat-api.ts'
import type { Faq } from './conversation/conversation.ts'
import type { ConversationModel } from './conversation/create-conversation.ts'
import type { Formats } from './locale/formats.ts'
import type { Locale } from './locale/locale.ts'

export interface ChatContextValue {
  locale: Locale
  formats: Formats
  conversation: ConversationModel
  /** The seq of the first message that came while the customer was not looking. */
  newFrom: () => number | undefined
  /** Questions that the customer may be about to ask, by what is written so far. */
  questionsLike: (text: string) => Promise<Question[]>
  /** Sends a question that was offered. */
  ask: (question: string) => void
  /** Puts the cursor into the composer, with `text` when it is given. */
  write: (text?: string) => void
  /** Opens the FAQ that an answer rests on. */
  showFaq: (faq: Faq) => void
  /** Opens the list of common questions. */
  showCommonQuestions: () => void
  talkToPerson: () => void
  /** Has screen readers announce it. */
  announce: (text: string) => void
}

export const ChatContext = createContext<ChatContextValue>()

export function useChat(): ChatContextValue {
  const value = useContext(ChatContext)
  if (!value) throw new Error('useChat is for components inside Conversation')
  return value
}
