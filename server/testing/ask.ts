import { randomUUID } from 'node:crypto'
import type { Faq, Session } from '#prisma/generated/client.ts'
import { customerOf, type Viewer } from '#server/domain/access/authenticate.ts'
import { answerWithModel } from '#server/domain/answering/answer-with-model.ts'
import type { Deps } from '#server/domain/deps.ts'
import { commitTurn } from '#server/domain/message/commit-turn.ts'
import type { Exchange } from '#server/domain/message/turn.ts'
import {
  type SendMessageInput,
  type SendMessageOutcome,
  sendMessage,
} from '#server/domain/sending/send-message.ts'
import { createSession } from '#server/domain/session/create-session.ts'
import { questions } from './test-faqs.ts'

/** A caller from an address of its own, so that one test's messages do not count against another's. */
export function callerOf(viewer: Viewer = { kind: 'anonymous' }): { viewer: Viewer; address: string } {
  return { viewer, address: randomUUID() }
}

export async function openSession(deps: Deps): Promise<Session> {
  return (await createSession(deps, callerOf(), {})).session
}

/** Sends as the session's customer does with their next request: the session is read anew. */
export async function ask(
  deps: Deps,
  session: Pick<Session, 'id'>,
  text: string,
  more: Partial<SendMessageInput> = {},
): Promise<SendMessageOutcome> {
  const now = await deps.db.session.findUniqueOrThrow({ where: { id: session.id } })
  return sendMessage(deps, callerOf(customerOf(now)), { sessionId: session.id, text, ...more })
}

/** Stores a question and asks the model, with these FAQs nearest: whatever the search makes of it. */
export async function askModelNear(deps: Deps, faqs: readonly Faq[]): Promise<Exchange> {
  const nearest = faqs.map(({ id, question, answer, category, phrasings, keywords }) => ({
    faq: { id, question, answer, category, phrasings, keywords },
    confidence: 0.1,
  }))
  const turn = await commitTurn(deps, {
    session: { seen: await openSession(deps) },
    message: { text: questions.unknown, language: null, clientMessageId: null, awaitsReply: true },
    receivedAt: deps.clock(),
  })
  if (turn.kind !== 'stored' || !turn.message) throw new Error('The question was not stored.')
  return answerWithModel(deps, {
    session: turn.session,
    question: turn.message,
    escalate: null,
    certainLanguage: null,
    decision: {
      ...{ kind: 'nothing', nearest, missing: null },
      trace: { path: 'lexical', cached: false, features: {}, correctedWords: 0 },
    },
    receivedAt: deps.clock(),
  })
}
