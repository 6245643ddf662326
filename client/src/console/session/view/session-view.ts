import type { OpenSessionFragment, TranscriptMessageFragment } from '../../../gql/console/graphql.ts'
import type { LogEvent, MessageLog } from '../../../session/message-log.ts'
import type { Outgoing } from '../../../session/outgoing.ts'

export type OpenSession = OpenSessionFragment
export type TranscriptMessage = TranscriptMessageFragment

/** One session on the screen; `session` is missing until it is loaded. */
export type SessionView = MessageLog<TranscriptMessage, OpenSession | undefined>
export type SessionViewEvent = LogEvent<TranscriptMessage, OpenSession | undefined>

export const emptyView: SessionView = {
  history: { state: 'loading' },
  session: undefined,
  messages: [],
  outgoing: [],
  inFlight: [],
}

/** One at a time, and none past one that failed: answers arrive in the order in which they were written. */
export function nextToSend(outgoing: readonly Outgoing[]): Outgoing | undefined {
  const [first] = outgoing
  return first?.state === 'ready' ? first : undefined
}
