import { expect } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import type { ChatStage } from './chat-app.ts'

/** An agent at work, by the API, on the conversation that was begun last. */
export async function agentAtWork({ app }: ChatStage) {
  const { id: sessionId } = await app.database.db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  const ask = async <Data>(query: string, variables: Record<string, unknown>): Promise<Data> => {
    const { data, errors } = await request<Data>(app.url, query, variables, TEST_ADMIN_KEY)
    expect(errors).toBeUndefined()
    return data
  }
  return {
    sessionId,
    /** Takes the conversation over, asking for a person first where the customer has not. */
    async take(): Promise<void> {
      const { escalate } = await ask<{ escalate: { ticket: { id: string } } }>(
        'mutation E($s: ID!) { escalate(input: { sessionId: $s, reason: "stuck" }) { ... on EscalatePayload { ticket { id } } } }',
        { s: sessionId },
      )
      await ask('mutation T($id: ID!) { takeTicket(input: { ticketId: $id }) { __typename } }', {
        id: escalate.ticket.id,
      })
    },
    say: (text: string): Promise<unknown> =>
      ask(
        'mutation S($s: ID!, $t: String!) { sendAgentMessage(input: { sessionId: $s, text: $t }) { __typename } }',
        {
          s: sessionId,
          t: text,
        },
      ),
  }
}
