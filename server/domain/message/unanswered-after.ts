import type { Turn } from './turn.ts'

/**
 * What a turn makes of the session's `unansweredSince`: nothing waits any more, its question waits from now on unless an
 * older one does, or all is as before.
 */
export function unansweredAfter({
  message,
  reply,
}: Pick<Turn, 'message' | 'reply'>): 'clear' | 'begin' | 'keep' {
  if (reply && reply.source !== 'RULE') return 'clear'
  return message && message.needsAnswer !== false ? 'begin' : 'keep'
}
