import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import {
  CreateSessionDocument,
  type CreateSessionInput,
  FaqSuggestionsDocument,
  SendMessageDocument,
  SessionHistoryDocument,
  SuggestFaqsDocument,
} from '../../gql/graphql.ts'
import type { HistoryPage } from '../../session/message-log.ts'
import { failed, type Outcome, outcome } from '../../session/problem.ts'
import { importAgain } from '../../ui/loading/import-again.ts'
import { makeClient } from '../../urql.ts'
import type { SessionActions } from '../actions/session-actions.ts'
import type { Message, SessionState } from './conversation.ts'
import type { SavedSession } from './saved-session.ts'

export interface Question {
  id: string
  question: string
}

export type History = HistoryPage<Message, SessionState>

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

    /** While the customer writes; none when they cannot be loaded. */
    async questionsLike(text: string): Promise<Question[]> {
      const result = await query(SuggestFaqsDocument, { query: text })
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
      return sent.__typename === 'SendMessagePayload' ? { ok: true, value: sentBy(sent) } : failed(sent)
    },

    /** What customers do besides writing. Rejects when its file does not come. */
    async actions(): Promise<SessionActions> {
      const { makeSessionActions } = await importAgain(() => import('../actions/session-actions.ts'))
      return makeSessionActions(mutate)
    },
  }
}

function sentBy(payload: Omit<Sent, 'message'> & { customerMessage: Message }): Sent {
  const { session, customerMessage, reply } = payload
  return { session, message: customerMessage, reply }
}
