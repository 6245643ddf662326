import { expect, test } from 'vitest'
import { en } from '../locale/en.ts'
import { aMessage, aSession } from '../testing.ts'
import { announcement } from './announcement.ts'
import { type ConversationEvent, emptyConversation, reduce } from './conversation.ts'

/** What a screen reader says while these events happen. */
function spoken(events: ConversationEvent[]): string[] {
  let state = emptyConversation(false)
  return events.flatMap((event) => {
    const before = state
    state = reduce(before, event)
    return announcement(event, before, state, en) ?? []
  })
}

test('a reply in 150 pieces makes three announcements, the last one with the full text', () => {
  const pieces = Array.from({ length: 150 }, (_, index): ConversationEvent => {
    return { type: 'reply-delta', replyToSeq: 1, offset: index * 5, text: 'word ' }
  })
  const said = spoken([
    { type: 'text-written', clientMessageId: 'a', text: 'Hi', queued: false },
    { type: 'message-added', message: aMessage({ seq: 1, clientMessageId: 'a' }) },
    ...pieces,
    { type: 'message-added', message: aMessage({ seq: 2, sender: 'BOT', text: 'You have **30 days**.' }) },
  ])
  expect(said).toEqual(['Sent', 'Assistant is writing', 'Assistant: You have 30 days.'])
})

test('messages from before a reload are not announced again', () => {
  const message = aMessage({ seq: 1, sender: 'BOT' })
  const history: ConversationEvent = { type: 'history-loaded', messages: [message], session: aSession() }
  expect(spoken([history, { type: 'message-added', message }])).toEqual([])
})

test('a hand-off is announced step by step: the place in line, who joined, who answers again', () => {
  const changes = [
    aSession({ status: 'WAITING', queuePosition: 2 }),
    aSession({ status: 'WAITING', queuePosition: 2 }),
    aSession({ status: 'WAITING', queuePosition: 1 }),
    aSession({ status: 'WITH_AGENT', ticket: { status: 'TAKEN', assignee: 'Ada' } }),
    aSession(),
  ]
  const joined = aMessage({ seq: 9, sender: 'SYSTEM', notice: 'AGENT_JOINED', agentName: 'Ada' })
  const events: ConversationEvent[] = changes.map((session) => ({ type: 'session-changed', session }))
  expect(spoken(events.toSpliced(3, 0, { type: 'message-added', message: joined }))).toEqual([
    "You're number 2 in line",
    "You're next in line",
    'Ada joined',
    'The assistant answers again',
  ])
})

test('a failed send is announced', () => {
  const outcome = { kind: 'broken' } as const
  expect(spoken([{ type: 'sending-ended', clientMessageId: 'a', outcome }])).toEqual(['Not sent.'])
})
