import type { MessageSender } from '../../../gql/graphql.ts'

export interface Spoken {
  /** What the agent reads and writes; null: translation is off. */
  own: string | null
  /** The session's, as it was read. */
  session: string | null
  messages: readonly { sender: MessageSender; language: string | null }[]
}

/** The customer's language, by their latest message, where an agent's replies have to be translated into it. */
export function foreignLanguage({ own, session, messages }: Spoken): string | undefined {
  if (own === null) return undefined
  const latest = messages.findLast(({ sender, language }) => sender === 'CUSTOMER' && language !== null)
  const language = latest?.language ?? session
  return language === null || language === own ? undefined : language
}
