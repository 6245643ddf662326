import { expect, test } from 'vitest'
import { type ConversationEvent, emptyConversation, reduce } from '../conversation/conversation.ts'
import { aMessage, aSession } from '../testing.ts'
import { timeline } from './timeline.ts'

const shown = (...events: ConversationEvent[]) =>
  timeline(events.reduce(reduce, emptyConversation(false)), (at) => at.slice(0, 10))
const added = (fields: Parameters<typeof aMessage>[0]): ConversationEvent => ({
  type: 'message-added',
  message: aMessage(fields),
})
const keys = (items: ReturnType<typeof timeline>) => items.map((item) => item.key)

test('a text keeps its row while it is sent and when it is stored', () => {
  const written: ConversationEvent = { type: 'text-written', clientMessageId: 'a', text: 'Hi', queued: false }
  expect(keys(shown(written))).toEqual(['a'])
  expect(keys(shown(written, added({ seq: 1, clientMessageId: 'a' })))).toEqual(['a'])
})

test('a streamed reply keeps its row when it is stored', () => {
  const question = added({ seq: 1, clientMessageId: 'a' })
  const draft: ConversationEvent = { type: 'reply-delta', replyToSeq: 1, offset: 0, text: 'You' }
  expect(keys(shown(question, draft))).toEqual(['a', 'reply to 1'])
  expect(keys(shown(question, draft, added({ seq: 2, replyToSeq: 1, sender: 'BOT' })))).toEqual([
    'a',
    'reply to 1',
  ])
})

test('no two rows have one key', () => {
  const items = shown(
    added({ seq: 1 }),
    added({ seq: 2, sender: 'BOT' }),
    added({ seq: 3, sender: 'BOT' }),
    added({ seq: 4, sender: 'AGENT', agentName: 'Ada' }),
    added({ seq: 5 }),
    added({ seq: 6, sender: 'SYSTEM' }),
    added({ seq: 7, sender: 'BOT' }),
  )
  expect(new Set(keys(items)).size).toBe(items.length)
})

test('messages of one speaker make one group: the first carries the name, the last the time', () => {
  const items = shown(
    added({ seq: 1, sender: 'AGENT', agentName: 'Ada' }),
    added({ seq: 2, sender: 'AGENT', agentName: 'Ada' }),
    added({ seq: 3, sender: 'AGENT', agentName: 'Grace' }),
  )
  expect(items).toMatchObject([
    { first: true, last: false },
    { first: false, last: true },
    { first: true, last: true, latest: true },
  ])
})

test('a new day is announced once', () => {
  const items = shown(
    added({ seq: 1, createdAt: '2026-03-03T10:00:00Z' }),
    added({ seq: 2, createdAt: '2026-03-04T10:00:00Z' }),
    added({ seq: 3, createdAt: '2026-03-04T11:00:00Z' }),
  )
  expect(items.map((item) => item.kind)).toEqual(['message', 'day', 'message', 'message'])
})

test('dots appear at the end while someone is typing', () => {
  const waiting: ConversationEvent = { type: 'session-changed', session: aSession({ status: 'WITH_AGENT' }) }
  const typing: ConversationEvent = { type: 'typing-changed', sender: 'AGENT', typing: true, expiresAt: 1 }
  expect(shown(added({ seq: 1 }), waiting, typing).at(-1)).toMatchObject({ kind: 'typing', speaker: 'agent' })
})

test('a mark appears before the first unseen message, and nowhere when all were seen', () => {
  const state = { ...emptyConversation(false), messages: [aMessage({ seq: 1 }), aMessage({ seq: 2 })] }
  const kinds = (newFrom?: number) => timeline(state, () => 'today', newFrom).map(({ kind }) => kind)
  expect(kinds(2)).toEqual(['message', 'new', 'message'])
  expect(kinds()).toEqual(['message', 'message'])
})
