import { type Accessor, untrack } from 'solid-js'
import type { Outcome, Problem } from '../../session/problem.ts'
import { randomId } from '../../ui/browser/random-id.ts'
import type { SessionActions } from '../actions/session-actions.ts'
import type { ChatApi } from './chat-api.ts'
import type { ConversationEvent, Message, SessionState } from './conversation.ts'
import type { SessionAccess } from './create-session-access.ts'
import type { SavedChat } from './saved-session.ts'

export interface CustomerActionsOptions {
  api: ChatApi
  access: SessionAccess
  saved: SavedChat
  /** Does nothing once the conversation has ended. */
  dispatch: (event: ConversationEvent) => void
  online: Accessor<boolean>
}

/** What a customer can do in a conversation; each returns what kept it from happening, if anything did. */
export function makeCustomerActions({ api, access, saved, dispatch, online }: CustomerActionsOptions) {
  const session = () => untrack(access.session)

  /** What is done besides writing is loaded when it is first done. */
  async function act<T>(does: (actions: SessionActions) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await does(await api.actions())
    } catch {
      return { ok: false, problem: { kind: 'unreachable' } }
    }
  }

  function applied(result: Outcome<SessionState>): Problem | undefined {
    if (!result.ok) return result.problem
    dispatch({ type: 'session-changed', session: result.value })
    return undefined
  }

  return {
    send(text: string): void {
      const clientMessageId = randomId()
      saved.saveUnsent({ clientMessageId, text })
      dispatch({ type: 'text-written', clientMessageId, text, queued: !untrack(online) })
    },

    retry: (clientMessageId: string): void => dispatch({ type: 'sending-retried', clientMessageId }),

    withdraw(clientMessageId: string): void {
      saved.dropUnsent(clientMessageId)
      dispatch({ type: 'outgoing-withdrawn', clientMessageId })
    },

    /** Asks for a person; creates the session when the customer wants one before writing anything. */
    async escalate(reason: string): Promise<Problem | undefined> {
      const current = await access.ensure()
      if (!current.ok) return current.problem
      return applied(await act((actions) => actions.escalate(current.value.sessionId, reason)))
    },

    /** Gives up the place in line. */
    async leaveLine(): Promise<Problem | undefined> {
      const current = session()
      return current && applied(await act((actions) => actions.withdraw(current.sessionId)))
    },

    async resolve(): Promise<Problem | undefined> {
      const current = session()
      return current && applied(await act((actions) => actions.resolve(current.sessionId)))
    },

    /** Shown at once, and taken back when it could not be stored. */
    async giveFeedback(message: Message, helpful: boolean, reason?: string): Promise<Problem | undefined> {
      const { seq, feedback } = message
      dispatch({ type: 'feedback-given', seq, feedback: { helpful } })
      const result = await act((actions) => actions.giveFeedback(message.id, helpful, reason))
      if (result.ok) return undefined
      dispatch({ type: 'feedback-given', seq, feedback })
      return result.problem
    },

    async rate(stars: number, comment?: string): Promise<Problem | undefined> {
      const current = session()
      return current && applied(await act((actions) => actions.rate(current.sessionId, stars, comment)))
    },

    setTyping(typing: boolean): void {
      const current = session()
      if (current) void act((actions) => actions.setTyping(current.sessionId, typing))
    },
  }
}
