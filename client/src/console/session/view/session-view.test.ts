import { expect, test } from 'vitest'
import { reduceLog } from '../../../session/message-log.ts'
import { emptyView, nextToSend, type SessionView, type SessionViewEvent } from './session-view.ts'

const after = (...events: SessionViewEvent[]) => events.reduce<SessionView>(reduceLog, emptyView)
const written = (clientMessageId: string, queued = false): SessionViewEvent => ({
  type: 'text-written',
  clientMessageId,
  text: `text of ${clientMessageId}`,
  queued,
})
const next = (...events: SessionViewEvent[]) => nextToSend(after(...events).outgoing)?.clientMessageId

test('answers are sent one at a time and never overtake a failed one', () => {
  const both = [written('a'), written('b')]
  expect(next(...both)).toBe('a')
  expect(next(...both, { type: 'sending-started', clientMessageId: 'a' })).toBeUndefined()
  const failed: SessionViewEvent = {
    type: 'sending-ended',
    clientMessageId: 'a',
    outcome: { kind: 'broken' },
  }
  expect(next(...both, failed)).toBeUndefined()
  expect(next(...both, failed, { type: 'outgoing-withdrawn', clientMessageId: 'a' })).toBe('b')
  expect(next(...both, failed, { type: 'sending-retried', clientMessageId: 'a' })).toBe('a')
})

test('nor one that waits for the connection', () => {
  const both = [written('a', true), written('b')]
  expect(next(...both)).toBeUndefined()
  expect(next(...both, { type: 'back-online' })).toBe('a')
})
