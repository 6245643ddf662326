import { plainText } from '../../ui/markdown/plain-text.ts'
import type { Strings } from '../locale/en.ts'
import type { Conversation, ConversationEvent } from './conversation.ts'
import { noticeText } from './notice-text.ts'

/**
 * What a screen reader says after `event`, or nothing. The log itself is not live: a streamed reply would be read out
 * piece by piece. So a question and its reply make three announcements: sent, being written, the whole reply.
 */
export function announcement(
  event: ConversationEvent,
  before: Conversation,
  after: Conversation,
  strings: Strings,
): string | undefined {
  if (event.type === 'message-added') {
    const { message } = event
    if (before.messages.some((known) => known.seq === message.seq)) return undefined
    if (message.sender === 'CUSTOMER') return strings.sent
    if (message.sender === 'SYSTEM') return noticeText(message, strings)
    const name = message.sender === 'BOT' ? strings.assistant : (message.agentName ?? strings.agent)
    return `${name}: ${plainText(message.text)}`
  }
  if (event.type === 'reply-delta') {
    const first = after.drafts[event.replyToSeq] && !before.drafts[event.replyToSeq]
    return first ? strings.writing(strings.assistant) : undefined
  }
  if (event.type === 'sending-ended' && typeof event.outcome === 'object') return strings.notSent
  if (event.type === 'session-changed') return statusAnnouncement(before, after, strings)
  return undefined
}

function statusAnnouncement(before: Conversation, after: Conversation, strings: Strings): string | undefined {
  const { status, queuePosition } = after.session
  if (status === 'WAITING') {
    const moved = before.session.status !== status || before.session.queuePosition !== queuePosition
    return moved ? strings.waitingTitle(queuePosition) : undefined
  }
  if (before.session.status === status) return undefined
  // Who joined is a notice of its own.
  if (status === 'WITH_AGENT') return undefined
  if (status === 'RESOLVED') return strings.solvedTitle
  return before.session.status === 'RESOLVED' ? undefined : strings.backToAssistant
}
