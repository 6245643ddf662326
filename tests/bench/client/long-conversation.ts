import { post } from '../../nemesis/operations.ts'

export interface LongConversation {
  sessionId: string
  token: string
}

interface Sent {
  sendMessage: { session?: { id: string }; sessionToken?: string }
}

const SEND = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { ... on SendMessagePayload { sessionToken session { id } } }
}`
const TIMEOUT_MS = 30_000
const QUESTIONS = [
  'How long does delivery take?',
  'where is my parcel',
  'how do i send something back',
  'gift card balance',
]

/** A customer's session of so many messages, every second one an answer from the FAQ. */
export async function makeLongConversation(url: string, messages: number): Promise<LongConversation> {
  let sessionId: string | undefined
  let token: string | undefined
  for (let count = 0; count < messages / 2; count++) {
    const input = { text: QUESTIONS[count % QUESTIONS.length], sessionId }
    const { sendMessage } = await post<Sent>(
      url,
      { query: SEND, variables: { input }, bearer: token },
      TIMEOUT_MS,
    )
    sessionId ??= sendMessage.session?.id
    token ??= sendMessage.sessionToken
  }
  if (!sessionId || !token) throw new Error('There is no session.')
  return { sessionId, token }
}
