import { ReopenSessionDocument } from '../../gql/console/graphql.ts'
import { payloadOf } from '../console-api.ts'
import type { ConsoleContextValue } from '../console-context.ts'
import { problemText } from '../problem-text.ts'

/** Undoes the end of a session; says why where that is too late. */
export async function reopenSession(
  { api, inbox, toasts }: Pick<ConsoleContextValue, 'api' | 'inbox' | 'toasts'>,
  sessionId: string,
): Promise<void> {
  const result = await api.mutate(ReopenSessionDocument, { input: { sessionId } })
  const outcome = result.ok ? payloadOf(result.value.reopenSession, 'ReopenSessionPayload') : result
  if (!outcome.ok) toasts.show(problemText(outcome.problem))
  inbox.look()
}
