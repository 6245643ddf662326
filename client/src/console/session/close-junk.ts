import { CloseTicketsDocument } from '../../gql/console/graphql.ts'
import { payloadOf } from '../console-api.ts'
import type { ConsoleContextValue } from '../console-context.ts'
import { problemText } from '../problem-text.ts'
import { reopenSession } from './reopen-session.ts'

/** The server undoes an end for so long. */
export const undoSeconds = 10

type Context = Pick<ConsoleContextValue, 'api' | 'inbox' | 'toasts'>

/** Closes tickets as junk, taken or not, and offers to undo it. True when at least one is closed. */
export async function closeJunk(context: Context, ticketIds: readonly string[]): Promise<boolean> {
  const { api, inbox, toasts } = context
  const result = await api.mutate(CloseTicketsDocument, { input: { ticketIds: [...ticketIds] } })
  const outcome = result.ok ? payloadOf(result.value.closeTickets, 'CloseTicketsPayload') : result
  inbox.look()
  if (!outcome.ok) {
    toasts.show(problemText(outcome.problem))
    return false
  }
  const { results } = outcome.value
  const closed = results.flatMap(({ ticket }) => (ticket ? [ticket.session.id] : []))
  for (const { error } of results) if (error) toasts.show(error.message)
  if (closed.length === 0) return false
  toasts.show(closed.length === 1 ? 'Closed as junk.' : `${closed.length} conversations closed as junk.`, {
    seconds: undoSeconds,
    action: {
      label: 'Undo',
      run: () => void Promise.all(closed.map((sessionId) => reopenSession(context, sessionId))),
    },
  })
  return true
}
