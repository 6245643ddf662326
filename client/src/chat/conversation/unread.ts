import type { MessageSender } from '../../gql/graphql.ts'

/** What customers wait for: what others wrote. Their own words and notes of the server are no news to them. */
export function isNews(message: { seq: number; sender: MessageSender }, seenSeq: number): boolean {
  return message.seq > seenSeq && (message.sender === 'BOT' || message.sender === 'AGENT')
}
