import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aMessage, aSession } from '../testing.ts'
import {
  agentName,
  type Conversation,
  type ConversationEvent,
  emptyConversation,
  nextToSend,
  reduce,
  whoIsTyping,
} from './conversation.ts'

const given = (...events: ConversationEvent[]): Conversation =>
  events.reduce(reduce, emptyConversation(false))
const added = (fields: Parameters<typeof aMessage>[0]): ConversationEvent => ({
  type: 'message-added',
  message: aMessage(fields),
})
const written = (clientMessageId: string, queued = false): ConversationEvent => ({
  type: 'text-written',
  clientMessageId,
  text: clientMessageId,
  queued,
})
const delta = (replyToSeq: number, offset: number, text: string): ConversationEvent => ({
  type: 'reply-delta',
  replyToSeq,
  offset,
  text,
})

describe('a streamed reply', () => {
  test('grows piece by piece and is replaced by the stored one', () => {
    const streaming = [added({ seq: 1 }), delta(1, 0, 'You have '), delta(1, 9, '30 days')]
    expect(given(...streaming).drafts).toEqual({ 1: 'You have 30 days' })
    expect(given(...streaming, added({ seq: 2, replyToSeq: 1, sender: 'BOT' })).drafts).toEqual({})
  })

  test('starts over when the model is asked again, and repeats nothing after a reconnect', () => {
    expect(given(delta(1, 0, 'Wrong start'), delta(1, 0, 'You')).drafts).toEqual({ 1: 'You' })
    expect(given(delta(1, 0, 'You have'), delta(1, 4, 'have 30')).drafts).toEqual({ 1: 'You have 30' })
  })

  test('never shows a text with a gap in it', () => {
    expect(given(delta(1, 0, 'You '), delta(1, 9, '30 days')).drafts).toEqual({ 1: 'You ' })
  })

  test('is not brought back by a piece that comes after the stored reply', () => {
    const stored = added({ seq: 3, replyToSeq: 1, sender: 'BOT' })
    expect(given(added({ seq: 1 }), added({ seq: 2 }), stored, delta(1, 0, 'You')).drafts).toEqual({})
    expect(given(added({ seq: 1 }), added({ seq: 2 }), stored, delta(2, 0, 'You')).drafts).toEqual({
      2: 'You',
    })
  })

  test('is withdrawn when a person takes over, and its later pieces are ignored', () => {
    const taken: ConversationEvent = { type: 'session-changed', session: aSession({ status: 'WITH_AGENT' }) }
    expect(given(delta(1, 0, 'You '), taken, delta(1, 0, 'You have')).drafts).toEqual({})
  })

  test('is shown in full, however the text is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (pieces) => {
        let offset = 0
        const events = pieces.map((text) => {
          const event = delta(1, offset, text)
          offset += text.length
          return event
        })
        expect(given(...events).drafts[1] ?? '').toBe(pieces.join(''))
      }),
    )
  })
})

describe('sending', () => {
  test('one at a time, in the order of writing', () => {
    const both = given(written('a'), written('b'))
    expect(nextToSend(both.outgoing)?.clientMessageId).toBe('a')
    const sending = reduce(both, { type: 'sending-started', clientMessageId: 'a' })
    expect(nextToSend(sending.outgoing)).toBeUndefined()
    expect(
      nextToSend(reduce(sending, added({ seq: 1, clientMessageId: 'a' })).outgoing)?.clientMessageId,
    ).toBe('b')
  })

  test('a stored message replaces the optimistic one, whichever way it arrives', () => {
    const sent = given(written('a'), added({ seq: 1, clientMessageId: 'a' }))
    expect(sent.outgoing).toEqual([])
    expect(reduce(sent, { type: 'sending-ended', clientMessageId: 'a', outcome: 'sent' })).toMatchObject({
      outgoing: [],
      messages: [{ seq: 1 }],
    })
  })

  test('a failure is shown and can be tried again; the next message need not wait for it', () => {
    const failed = given(
      written('a'),
      written('b'),
      { type: 'sending-started', clientMessageId: 'a' },
      { type: 'sending-ended', clientMessageId: 'a', outcome: { kind: 'broken' } },
    )
    expect(failed.outgoing[0]).toMatchObject({ state: 'failed', problem: { kind: 'broken' } })
    expect(nextToSend(failed.outgoing)?.clientMessageId).toBe('b')
    const retried = reduce(failed, { type: 'sending-retried', clientMessageId: 'a' })
    expect(nextToSend(retried.outgoing)).toMatchObject({ clientMessageId: 'a', problem: undefined })
  })

  test('what was written offline waits until the connection is back', () => {
    const offline = given(written('a', true))
    expect(nextToSend(offline.outgoing)).toBeUndefined()
    expect(nextToSend(reduce(offline, { type: 'back-online' }).outgoing)?.clientMessageId).toBe('a')
  })
})

describe('who is typing', () => {
  const typing = (sender: 'BOT' | 'AGENT', is: boolean): ConversationEvent => ({
    type: 'typing-changed',
    sender,
    typing: is,
    expiresAt: 1000,
  })

  test('is a lease: it ends by itself', () => {
    const state = given(typing('AGENT', true))
    expect(whoIsTyping(state)).toBe('agent')
    expect(whoIsTyping(reduce(state, { type: 'typing-expired', now: 999 }))).toBe('agent')
    expect(whoIsTyping(reduce(state, { type: 'typing-expired', now: 1000 }))).toBeUndefined()
  })

  test('ends with the message itself, and with the first words that can be read', () => {
    expect(whoIsTyping(given(typing('BOT', true), added({ seq: 2, sender: 'BOT' })))).toBeUndefined()
    expect(whoIsTyping(given(typing('BOT', true), delta(1, 0, 'You')))).toBeUndefined()
  })

  test('is never the bot while a person has the session', () => {
    const taken: ConversationEvent = { type: 'session-changed', session: aSession({ status: 'WITH_AGENT' }) }
    expect(whoIsTyping(given(taken, { type: 'sending-started', clientMessageId: 'a' }))).toBeUndefined()
  })
})

test('the agent’s name is the one on the ticket, else the one on their last message', () => {
  expect(agentName(given(added({ seq: 1, sender: 'AGENT', agentName: 'Ada' })))).toBe('Ada')
  const taken = aSession({ status: 'WITH_AGENT', ticket: { status: 'TAKEN', assignee: 'Grace' } })
  expect(agentName(given({ type: 'session-changed', session: taken }))).toBe('Grace')
})
