import { expect, vi } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'

/** A customer as a partner's program is one: over HTTP, with the token of their session. */
export interface Customer {
  id: string
  token: string
  /** Resolves with the bot's reply. */
  say(text: string): Promise<Sent>
}

export interface Sent {
  __typename: string
  customerMessage?: { seq: number }
  reply?: { seq: number; text: string; source: string; escalated: boolean } | null
  session?: { status: string }
}

export async function newCustomer(url: string): Promise<Customer> {
  const { data, errors } = await request<{
    createSession: { sessionToken: string; session: { id: string } }
  }>(
    url,
    'mutation { createSession(input: {}) { ... on CreateSessionPayload { sessionToken session { id } } } }',
  )
  if (errors) throw new Error(`No session was created: ${JSON.stringify(errors)}`)
  const { sessionToken: token, session } = data.createSession
  return {
    id: session.id,
    token,
    async say(text) {
      const answer = await request<{ sendMessage: Sent }>(
        url,
        `mutation ($input: SendMessageInput!) {
          sendMessage(input: $input) {
            __typename
            ... on SendMessagePayload {
              session { status }
              customerMessage { seq }
              reply { seq text source escalated }
            }
          }
        }`,
        { input: { sessionId: session.id, text } },
        token,
      )
      if (answer.errors) throw new Error(`The message was not taken: ${JSON.stringify(answer.errors)}`)
      return answer.data.sendMessage
    },
  }
}

/** After a failure nobody asks the model for a moment. Each try is a customer of its own, so that none waits in line. */
export async function untilModelAnswers(url: string, question: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const { reply } = await (await newCustomer(url)).say(question)
      expect(reply?.source).toBe('MODEL')
    },
    { timeout: 120_000, interval: 300 },
  )
}

export async function newKey(url: string, adminKey: string, role: string, scopes?: string[]) {
  const { data } = await request<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
    url,
    `mutation ($role: Role!, $scopes: [String!]) {
      createApiKey(input: { name: "A key of the tests", role: $role, scopes: $scopes }) {
        ... on CreateApiKeyPayload { secret apiKey { id } }
      }
    }`,
    { role, scopes },
    adminKey,
  )
  return { id: data.createApiKey.apiKey.id, secret: data.createApiKey.secret }
}
