import type { Message } from '#prisma/generated/client.ts'
import type { Viewer } from '../access/authenticate.ts'
import { requireSession, requireSessionScope } from '../access/authorize.ts'
import { cleanText } from '../clean-text.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { isUuid } from '../is-uuid.ts'

export interface FeedbackInput {
  messageId: string
  helpful: boolean
  reason?: string | null | undefined
}

/** The customer's thumb on a reply of the bot; another one replaces it. @throws InvalidInput, NotFound */
export async function giveFeedback(deps: Deps, viewer: Viewer, input: FeedbackInput): Promise<Message> {
  const { messageId, helpful } = input
  requireSessionScope(viewer, 'sessions:write')
  const reason = input.reason == null ? null : cleanText(input.reason, 'reason', 1000)
  const message = isUuid(messageId) ? await deps.db.message.findUnique({ where: { id: messageId } }) : null
  if (message?.sender !== 'BOT') throw new NotFound('The reply')
  await requireSession(deps, viewer, message.sessionId).catch((error) => {
    // "The session" would say that there is such a reply.
    throw error instanceof NotFound ? new NotFound('The reply') : error
  })
  const words = { helpful, reason, createdAt: deps.clock() }
  await deps.db.feedback.upsert({ where: { messageId }, create: { messageId, ...words }, update: words })
  return message
}
