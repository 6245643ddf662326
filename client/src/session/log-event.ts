import type { MessageSender } from '../gql/graphql.ts'
import type { LogEvent } from './message-log.ts'

/** The events of sessionEvents that every surface understands, as each selects them. */
type SharedEvent<Message, Session> =
  | { __typename: 'MessageAdded'; message: Message }
  | { __typename: 'TypingChanged'; sender: MessageSender; typing: boolean; expiresInMs: number }
  | { __typename: 'SessionChanged'; session: Session }

/** What a server's event means for the log; nothing when it is not about it, or newer than this page. */
export function logEvent<Message, Session>(
  event: SharedEvent<Message, Session> | { __typename: 'ReplyDelta' | 'AgentPresent' | 'MessageTranslated' },
  now: number,
): LogEvent<Message, Session> | undefined {
  switch (event.__typename) {
    case 'MessageAdded':
      return { type: 'message-added', message: event.message }
    case 'TypingChanged': {
      const { sender, typing, expiresInMs } = event
      return { type: 'typing-changed', sender, typing, expiresAt: now + expiresInMs }
    }
    case 'SessionChanged':
      return { type: 'session-changed', session: event.session }
    default:
      return undefined
  }
}
