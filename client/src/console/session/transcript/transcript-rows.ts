import { customerName } from '../../customer/customer-name.ts'
import type { SessionView, TranscriptMessage } from '../view/session-view.ts'

const sameTurnMs = 5 * 60_000

type Row = Pick<TranscriptMessage, 'sender' | 'createdAt'>

/** Whether `message` is the first of its day, in the agent's time zone. */
export function isNewDay(before: Row | undefined, message: Row | undefined): boolean {
  if (!message) return false
  return !before || new Date(before.createdAt).toDateString() !== new Date(message.createdAt).toDateString()
}

/** Said by the same sender within minutes: needs no name and no hour of its own. */
export function isSameTurn(before: Row | undefined, message: Row | undefined): boolean {
  if (!before || !message || before.sender !== message.sender) return false
  return Date.parse(message.createdAt) - Date.parse(before.createdAt) < sameTurnMs
}

/** The name of who is writing, as far as the agent with the id `viewerId` cares. */
export function typistName({ typing, session }: SessionView, viewerId: string): string | undefined {
  if (!typing || !session || session.status === 'RESOLVED') return undefined
  if (typing.sender === 'CUSTOMER') return customerName(session)
  if (typing.sender === 'BOT') return session.status === 'WITH_AGENT' ? undefined : 'The assistant'
  // One's own typing comes back, too.
  const { assignee, assigneeId } = session.ticket ?? {}
  return assignee && assigneeId !== viewerId ? assignee : undefined
}
