/** What the clients ask, each with a type of what they are told. */

export interface Answer<T> {
  data?: T | null
  errors?: { message: string; extensions?: { code?: string } }[]
}

/** One try over HTTP. @throws when the network, the server or the operation fails */
export async function post<T>(
  url: string,
  operation: { query: string; variables: Record<string, unknown>; bearer?: string },
  timeoutMs: number,
): Promise<T> {
  const { query, variables, bearer } = operation
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(timeoutMs),
  })
  // The shape is GraphQL's; what is in `data` is said by the operation.
  const answer = (await response.json()) as Answer<T>
  if (!response.ok || answer.errors?.length || !answer.data) {
    throw new Error(`${response.status} ${answer.errors?.[0]?.message ?? 'without data'}`)
  }
  return answer.data
}

export interface SendResult {
  sendMessage: {
    __typename: string
    customerMessage?: { id: string; seq: number }
    reply?: { id: string; seq: number } | null
    code?: string
  }
}
export const SEND = `mutation Send($input: SendMessageInput!) {
  sendMessage(input: $input) {
    __typename
    ... on SendMessagePayload { customerMessage { id seq } reply { id seq } }
    ... on UserError { code }
  }
}`

export interface CreateResult {
  createSession: { session?: { id: string }; sessionToken?: string }
}
export const CREATE = `mutation Create { createSession(input: {}) {
  ... on CreateSessionPayload { session { id } sessionToken }
} }`

export const FOLLOW = `subscription Follow($sessionId: ID!, $afterSeq: Int) {
  sessionEvents(sessionId: $sessionId, afterSeq: $afterSeq) {
    __typename
    ... on MessageAdded { message { id seq sender text citations { id } } }
    ... on TypingChanged { sender typing expiresInMs }
    ... on ReplyDelta { replyToSeq offset text }
    ... on SessionChanged { session { status queuePosition } }
  }
}`
export interface FollowResult {
  sessionEvents: {
    __typename: string
    message?: { seq: number; sender: string }
    sender?: string
    typing?: boolean
    expiresInMs?: number
  }
}

export interface TicketsResult {
  tickets: { nodes: { id: string; session: { id: string } }[] }
}
export const OPEN_TICKETS = `query Open { tickets(status: OPEN, first: 50) { nodes { id session { id } } } }`
export const TAKE = `mutation Take($id: ID!) { takeTicket(input: { ticketId: $id }) { __typename } }`
export const SAY = `mutation Say($id: ID!, $text: String!, $key: String!) {
  sendAgentMessage(input: { sessionId: $id, text: $text, clientMessageId: $key }) { __typename }
}`
export const RETURN = `mutation Return($id: ID!) { returnToBot(input: { sessionId: $id }) { __typename } }`
