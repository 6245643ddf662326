import type { OpenSessionFragment } from '../../../gql/console/graphql.ts'

/** What this person can do with a session at the moment. */
export type ReplyMode =
  /** It is theirs: write. */
  | { mode: 'write' }
  /** The customer waits: take the ticket. */
  | { mode: 'take'; ticketId: string }
  /** The bot has it: step in, which opens a ticket and takes it. */
  | { mode: 'step-in' }
  /**
   * A colleague has it; an admin may write all the same. `takeOver`: the ticket to take, when the colleague is away
   * with a message unanswered.
   */
  | { mode: 'watch'; agent: string; mayWrite: boolean; takeOver?: string }
  | { mode: 'resolved' }

export function replyMode(
  { status, ticket }: Pick<OpenSessionFragment, 'status' | 'ticket'>,
  viewer: { id: string; role: string },
): ReplyMode {
  switch (status) {
    case 'RESOLVED':
      return { mode: 'resolved' }
    case 'ACTIVE':
      return { mode: 'step-in' }
    case 'WAITING':
      return ticket ? { mode: 'take', ticketId: ticket.id } : { mode: 'step-in' }
    case 'WITH_AGENT': {
      const agent = ticket?.assignee ?? 'A colleague'
      return ticket?.assigneeId === viewer.id
        ? { mode: 'write' }
        : {
            mode: 'watch',
            agent,
            mayWrite: viewer.role === 'ADMIN',
            ...(ticket?.assigneeAway ? { takeOver: ticket.id } : {}),
          }
    }
  }
}
