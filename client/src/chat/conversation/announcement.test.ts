import { expect, test } from 'vitest'
import { announcement } from './announcement.ts'
import { type ConversationEvent, emptyConversation, reduce } from './conversation.ts'
import { en } from './locales/en.ts'
import { aMessage, aSession } from './testing.ts'

/** What a screen reader says while these events happen. */
function spoken(events: ConversationEvent[]): string[] {
  let state = emptyConversation(false)
  return events.flatMap((event) => {
    const before = state
    state = reduce(before, event)
    return announcement(event, before, state, en) ?? []
  })
}

test('a reply in 150 pieces makes three announcements, the last one the whole of it', () => {
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

test('what was said before a reload is not said again', () => {
  const message = aMessage({ seq: 1, sender: 'BOT' })
  const history: ConversationEvent = { type: 'history-loaded', messages: [message], session: aSession() }
  expect(spoken([history, { type: 'message-added', message }])).toEqual([])
})

test('a hand-off is said step by step: the place in the line, who joined, who answers again', () => {
  const changes = [
    aSession({ status: 'WAITING', queuePosition: 2 }),
    aSession({ status: 'WAITING', queuePosition: 2 }),
    aSession({ status: 'WAITING', queuePosition: 1 }),
    aSession({ status: 'WITH_AGENT', ticket: { status: 'TAKEN', assignee: 'Ada' } }),
    aSession(),
  ]
  expect(spoken(changes.map((session) => ({ type: 'session-changed', session })))).toEqual([
    'You are number 2 in line',
    'You are next in line',
    'Ada has joined the conversation',
    'The assistant is answering again',
  ])
})

test('a send that failed is said', () => {
  const outcome = { kind: 'broken' } as const
  expect(spoken([{ type: 'sending-ended', clientMessageId: 'a', outcome }])).toEqual(['Not sent.'])
})
