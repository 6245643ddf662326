import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core'
import {
  CreateSessionDocument,
  type CreateSessionInput,
  EscalateDocument,
  FaqSuggestionsDocument,
  GiveFeedbackDocument,
  RateSessionDocument,
  ResolveSessionDocument,
  SendMessageDocument,
  SessionHistoryDocument,
  SetTypingDocument,
  SuggestFaqsDocument,
} from '../gql/graphql.ts'
import { makeClient } from '../urql.ts'
import type { Message, SessionState } from './conversation.ts'
import { type Outcome, type Problem, problemFrom } from './problem.ts'
import type { SavedSession } from './saved-session.ts'

export interface Question {
  id: string
  question: string
}

export interface History {
  session: SessionState
  messages: Message[]
  olderCursor?: string
}

export interface Sent {
  session: SessionState
  message: Message
  reply: Message | null
}

export type ChatApi = ReturnType<typeof makeChatApi>

/** What the chat asks of the server; every failure comes back as a Problem, nothing throws. */
export function makeChatApi(url: string, token: () => string | undefined) {
  const client = makeClient(url, () => {
    const bearer = token()
    return bearer ? `Bearer ${bearer}` : undefined
  })

  const query = async <Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Outcome<Data>> => outcome(await client.query(document, variables).toPromise())

  const mutate = async <Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Outcome<Data>> => outcome(await client.mutation(document, variables).toPromise())

  return {
    async suggestions(): Promise<Question[]> {
      const result = await query(FaqSuggestionsDocument, {})
      return result.ok ? result.value.faqSuggestions : []
    },

    /** While somebody writes; none when they cannot be had. */
    async questionsLike(text: string): Promise<Question[]> {
      const result = await query(SuggestFaqsDocument, { text })
      return result.ok ? result.value.suggestFaqs : []
    },

    async createSession(input: CreateSessionInput): Promise<Outcome<SavedSession>> {
      const result = await mutate(CreateSessionDocument, { input })
      if (!result.ok) return result
      const created = result.value.createSession
      if (created.__typename !== 'CreateSessionPayload') return failed(created)
      return {
        ok: true,
        value: {
          sessionId: created.session.id,
          token: created.sessionToken,
          userId: input.userId ?? undefined,
        },
      }
    },

    /** The newest `last` messages, or those before the cursor. */
    async history(sessionId: string, last: number, before?: string): Promise<Outcome<History>> {
      const result = await query(SessionHistoryDocument, { sessionId, last, before })
      if (!result.ok) return result
      const { session } = result.value
      if (!session) return { ok: false, problem: { kind: 'gone' } }
      const { nodes, pageInfo } = session.messages
      const olderCursor = pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? undefined) : undefined
      return { ok: true, value: { session, messages: nodes, olderCursor } }
    },

    /** Resolves when the reply is stored; repeating it with the same `clientMessageId` is safe. */
    async send(sessionId: string, clientMessageId: string, text: string): Promise<Outcome<Sent>> {
      const result = await mutate(SendMessageDocument, { input: { sessionId, clientMessageId, text } })
      if (!result.ok) return result
      const sent = result.value.sendMessage
      return sent.__typename === 'SendMessagePayload' ? { ok: true, value: sent } : failed(sent)
    },

    async escalate(sessionId: string, reason: string): Promise<Outcome<SessionState>> {
      const result = await mutate(EscalateDocument, { input: { sessionId, reason } })
      if (!result.ok) return result
      const escalated = result.value.escalate
      return escalated.__typename === 'EscalatePayload'
        ? { ok: true, value: escalated.session }
        : failed(escalated)
    },

    async resolve(sessionId: string): Promise<Outcome<SessionState>> {
      const result = await mutate(ResolveSessionDocument, { sessionId })
      if (!result.ok) return result
      const resolved = result.value.resolveSession
      return resolved.__typename === 'SessionPayload'
        ? { ok: true, value: resolved.session }
        : failed(resolved)
    },

    async giveFeedback(messageId: string, helpful: boolean, reason?: string): Promise<Outcome<undefined>> {
      const result = await mutate(GiveFeedbackDocument, { messageId, helpful, reason })
      if (!result.ok) return result
      const given = result.value.giveFeedback
      return given.__typename === 'FeedbackPayload' ? { ok: true, value: undefined } : failed(given)
    },

    /** `stars`: 1 to 5. */
    async rate(sessionId: string, stars: number, comment?: string): Promise<Outcome<SessionState>> {
      const result = await mutate(RateSessionDocument, { sessionId, stars, comment })
      if (!result.ok) return result
      const rated = result.value.rateSession
      return rated.__typename === 'SessionPayload' ? { ok: true, value: rated.session } : failed(rated)
    },

    /** Best effort: when it is lost, the other side sees no typing for a moment. */
    async setTyping(sessionId: string, typing: boolean): Promise<void> {
      await mutate(SetTypingDocument, { sessionId, typing })
    },
  }
}

function outcome<Data>(result: { data?: Data; error?: CombinedError }): Outcome<Data> {
  if (result.data !== undefined && result.data !== null && !result.error)
    return { ok: true, value: result.data }
  return { ok: false, problem: transportProblem(result.error) }
}

/** Typed failures arrive as data; what is left is the network and the server's defects. */
function transportProblem(error: CombinedError | undefined): Problem {
  if (!error?.networkError) return { kind: 'broken' }
  const response: unknown = error.response
  return response instanceof Response && response.status < 500 ? { kind: 'broken' } : { kind: 'unreachable' }
}

function failed(error: Parameters<typeof problemFrom>[0]): { ok: false; problem: Problem } {
  return { ok: false, problem: problemFrom(error, Date.now()) }
}
