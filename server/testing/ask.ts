import { randomUUID } from 'node:crypto'
import type { Session } from '#prisma/generated/client.ts'
import type { Deps } from '#server/domain/deps.ts'
import {
  type SendMessageInput,
  type SendMessageOutcome,
  sendMessage,
} from '#server/domain/message/send-message.ts'
import { createSession } from '#server/domain/session/create-session.ts'
import { customerOf, type Viewer } from '#server/domain/viewer.ts'

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
