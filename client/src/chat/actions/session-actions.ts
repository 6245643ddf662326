import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import {
  EscalateDocument,
  GiveFeedbackDocument,
  RateSessionDocument,
  ResolveSessionDocument,
  type SessionFieldsFragment,
  SetTypingDocument,
  WithdrawTicketDocument,
} from '../../gql/actions/graphql.ts'
import { failed, type Outcome } from '../../session/problem.ts'

type Mutate = <Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
) => Promise<Outcome<Data>>

export type SessionActions = ReturnType<typeof makeSessionActions>

/** What a customer does in a conversation besides writing; every failure comes back as a Problem. */
export function makeSessionActions(mutate: Mutate) {
  return {
    async escalate(sessionId: string, reason: string): Promise<Outcome<SessionFieldsFragment>> {
      const result = await mutate(EscalateDocument, { input: { sessionId, reason } })
      if (!result.ok) return result
      const escalated = result.value.escalate
      return escalated.__typename === 'EscalatePayload'
        ? { ok: true, value: escalated.session }
        : failed(escalated)
    },

    /** No person is needed any more; the assistant answers again. */
    async withdraw(sessionId: string): Promise<Outcome<SessionFieldsFragment>> {
      const result = await mutate(WithdrawTicketDocument, { input: { sessionId } })
      if (!result.ok) return result
      const withdrawn = result.value.withdrawTicket
      return withdrawn.__typename === 'WithdrawTicketPayload'
        ? { ok: true, value: withdrawn.session }
        : failed(withdrawn)
    },

    async resolve(sessionId: string): Promise<Outcome<SessionFieldsFragment>> {
      const result = await mutate(ResolveSessionDocument, { input: { sessionId } })
      if (!result.ok) return result
      const resolved = result.value.resolveSession
      return resolved.__typename === 'ResolveSessionPayload'
        ? { ok: true, value: resolved.session }
        : failed(resolved)
    },

    async giveFeedback(messageId: string, helpful: boolean, reason?: string): Promise<Outcome<undefined>> {
      const result = await mutate(GiveFeedbackDocument, { input: { messageId, helpful, reason } })
      if (!result.ok) return result
      const given = result.value.giveFeedback
      return given.__typename === 'GiveFeedbackPayload' ? { ok: true, value: undefined } : failed(given)
    },

    /** Best effort: when it is lost, the other side sees no typing for a moment. */
    setTyping: (sessionId: string, typing: boolean): Promise<Outcome<unknown>> =>
      mutate(SetTypingDocument, { input: { sessionId, typing } }),

    /** `rating`: 1 to 5. */
    async rate(sessionId: string, rating: number, words?: string): Promise<Outcome<SessionFieldsFragment>> {
      const result = await mutate(RateSessionDocument, { input: { sessionId, rating, ratingComment: words } })
      if (!result.ok) return result
      const rated = result.value.rateSession
      return rated.__typename === 'RateSessionPayload' ? { ok: true, value: rated.session } : failed(rated)
    },
  }
}
