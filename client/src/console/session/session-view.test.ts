import { expect, test } from 'vitest'
import { emptyView, lastSeq, nextToSend, reduceView, type SessionViewEvent } from './session-view.ts'
import { aMessage, aSession } from './testing.ts'

const after = (...events: SessionViewEvent[]) => events.reduce(reduceView, emptyView)
const added = (seq: number, fields = {}): SessionViewEvent => ({
  type: 'message-added',
  message: aMessage({ seq, ...fields }),
})
const written = (clientMessageId: string): SessionViewEvent => ({
  type: 'text-written',
  clientMessageId,
  text: `text of ${clientMessageId}`,
})

test('messages stand in order of seq, each once, however they come', () => {
  const view = after(added(2), added(1), added(3), added(2))
  expect(view.messages.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(lastSeq(view)).toBe(3)
})

test('an older page joins above, and says where the next one ends', () => {
  const session = aSession()
  const view = after(
    { type: 'page-loaded', session, messages: [aMessage({ seq: 3 })], totalCount: 3, olderCursor: 'c3' },
    { type: 'page-loaded', session, messages: [aMessage({ seq: 1 }), aMessage({ seq: 2 })], totalCount: 3 },
  )
  expect(view.messages.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(view.olderCursor).toBeUndefined()
})

test('what the agent wrote is shown until it comes back stored, once', () => {
  const view = after(written('a'), added(1, { sender: 'AGENT', clientMessageId: 'a' }))
  expect(view.outgoing).toEqual([])
  expect(view.messages).toHaveLength(1)
})

test('answers are sent one at a time and never overtake one that failed', () => {
  const both = [written('a'), written('b')]
  expect(nextToSend(after(...both))?.clientMessageId).toBe('a')
  const failed: SessionViewEvent = { type: 'sending-changed', clientMessageId: 'a', state: 'failed' }
  expect(nextToSend(after(...both, failed))).toBeUndefined()
  expect(
    nextToSend(after(...both, failed, { type: 'outgoing-withdrawn', clientMessageId: 'a' }))?.clientMessageId,
  ).toBe('b')
})

test('typing ends with its lease, with a message of the same person, or when it is said', () => {
  const typing: SessionViewEvent = {
    type: 'typing-changed',
    sender: 'CUSTOMER',
    typing: true,
    expiresAt: 100,
  }
  expect(after(typing).typing?.sender).toBe('CUSTOMER')
  expect(after(typing, { type: 'typing-expired', now: 99 }).typing).toBeDefined()
  expect(after(typing, { type: 'typing-expired', now: 100 }).typing).toBeUndefined()
  expect(after(typing, added(1)).typing).toBeUndefined()
  expect(after(typing, { ...typing, typing: false }).typing).toBeUndefined()
  expect(after(typing, added(1, { sender: 'BOT' })).typing).toBeDefined()
})

test('a session that is not there is told apart from a server that does not answer', () => {
  expect(after({ type: 'load-failed', problem: { kind: 'gone' } }).state).toBe('gone')
  expect(after({ type: 'load-failed', problem: { kind: 'unreachable' } }).state).toBe('failed')
})
