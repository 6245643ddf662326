import { createContext, useContext } from 'solid-js'
import type { Markdown } from '../ui/create-markdown.ts'
import type { Question } from './chat-api.ts'
import type { Faq } from './conversation.ts'
import type { ConversationModel } from './create-conversation.ts'
import type { Formats } from './formats.ts'
import type { Locale } from './locale.ts'

export interface ChatContextValue {
  locale: Locale
  formats: Formats
  conversation: ConversationModel
  loadMarkdown: () => Promise<Markdown | undefined>
  /** Questions that somebody may be about to ask who has written so much. */
  questionsLike: (text: string) => Promise<Question[]>
  /** Sends a question that was offered. */
  ask: (question: string) => void
  /** Puts the writing mark into the composer, with `text` when it is given. */
  write: (text?: string) => void
  /** Opens the FAQ that an answer rests on. */
  showFaq: (faq: Faq) => void
  /** Opens the list of common questions. */
  showCommonQuestions: () => void
  talkToPerson: () => void
  /** Has a screen reader say it. */
  announce: (text: string) => void
}

export const ChatContext = createContext<ChatContextValue>()

export function useChat(): ChatContextValue {
  const value = useContext(ChatContext)
  if (!value) throw new Error('useChat is for components inside Conversation')
  return value
}
