import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  agentName,
  type Conversation,
  type ConversationEvent,
  emptyConversation,
  lastSeq,
  nextToSend,
  reduce,
  whoIsTyping,
} from './conversation.ts'
import { aMessage, aSession } from './testing.ts'

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

describe('messages', () => {
  test('stand in the order of seq, each once, however often and in whatever order they come', () => {
    const seqs = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1 })
    const arrivals = seqs.chain((distinct) => fc.array(fc.constantFrom(...distinct), { minLength: 1 }))
    fc.assert(
      fc.property(arrivals, (order) => {
        const state = given(...order.map((seq) => added({ seq })))
        expect(state.messages.map((message) => message.seq)).toEqual(
          [...new Set(order)].sort((a, b) => a - b),
        )
      }),
    )
  })

  test('after a reconnect everything from the first gap on is asked for again', () => {
    expect(lastSeq(given())).toBe(0)
    expect(lastSeq(given(added({ seq: 1 }), added({ seq: 2 }), added({ seq: 4 })))).toBe(2)
    expect(lastSeq(given(added({ seq: 2 })))).toBe(0)
  })

  test('what lies before the loaded page is no gap', () => {
    const page: ConversationEvent = {
      type: 'history-loaded',
      messages: [aMessage({ seq: 71 }), aMessage({ seq: 72 })],
      session: aSession(),
      olderCursor: 'cursor',
    }
    expect(lastSeq(given(page, added({ seq: 73 })))).toBe(73)
  })

  test('an older page goes above what is there', () => {
    const page: ConversationEvent = {
      type: 'history-loaded',
      messages: [aMessage({ seq: 1 }), aMessage({ seq: 2 })],
      session: aSession(),
      olderCursor: undefined,
    }
    expect(given(added({ seq: 3 }), page).messages.map((message) => message.seq)).toEqual([1, 2, 3])
  })
})

describe('a streamed reply', () => {
  test('grows piece by piece and gives way to the stored one', () => {
    const streaming = [added({ seq: 1 }), delta(1, 0, 'You have '), delta(1, 9, '30 days')]
    expect(given(...streaming).drafts).toEqual({ 1: 'You have 30 days' })
    expect(given(...streaming, added({ seq: 2, replyToSeq: 1, sender: 'BOT' })).drafts).toEqual({})
  })

  test('starts over when the model is asked anew, and repeats nothing after a reconnect', () => {
    expect(given(delta(1, 0, 'Wrong start'), delta(1, 0, 'You')).drafts).toEqual({ 1: 'You' })
    expect(given(delta(1, 0, 'You have'), delta(1, 4, 'have 30')).drafts).toEqual({ 1: 'You have 30' })
  })

  test('never shows a text with a hole in it', () => {
    expect(given(delta(1, 0, 'You '), delta(1, 9, '30 days')).drafts).toEqual({ 1: 'You ' })
  })

  test('is not brought back by a piece that comes after the stored reply', () => {
    const stored = added({ seq: 3, replyToSeq: 1, sender: 'BOT' })
    expect(given(added({ seq: 1 }), added({ seq: 2 }), stored, delta(1, 0, 'You')).drafts).toEqual({})
    expect(given(added({ seq: 1 }), added({ seq: 2 }), stored, delta(2, 0, 'You')).drafts).toEqual({
      2: 'You',
    })
  })

  test('is withdrawn when a person takes over, and what comes later of it is ignored', () => {
    const taken: ConversationEvent = { type: 'session-changed', session: aSession({ status: 'WITH_AGENT' }) }
    expect(given(delta(1, 0, 'You '), taken, delta(1, 0, 'You have')).drafts).toEqual({})
  })

  test('is what was said, however the text is cut into pieces', () => {
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
    expect(nextToSend(both)?.clientMessageId).toBe('a')
    const sending = reduce(both, { type: 'sending-started', clientMessageId: 'a' })
    expect(nextToSend(sending)).toBeUndefined()
    expect(nextToSend(reduce(sending, added({ seq: 1, clientMessageId: 'a' })))?.clientMessageId).toBe('b')
  })

  test('a stored message takes the place of the optimistic one, whichever way the news comes', () => {
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
    expect(nextToSend(failed)?.clientMessageId).toBe('b')
    const retried = reduce(failed, { type: 'sending-retried', clientMessageId: 'a' })
    expect(nextToSend(retried)).toMatchObject({ clientMessageId: 'a', problem: undefined })
  })

  test('what was written offline waits until the connection is back', () => {
    const offline = given(written('a', true))
    expect(nextToSend(offline)).toBeUndefined()
    expect(nextToSend(reduce(offline, { type: 'back-online' }))?.clientMessageId).toBe('a')
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

test('the agent has the name on the ticket, else the one on their last message', () => {
  expect(agentName(given(added({ seq: 1, sender: 'AGENT', agentName: 'Ada' })))).toBe('Ada')
  const taken = aSession({ status: 'WITH_AGENT', ticket: { status: 'TAKEN', assignee: 'Grace' } })
  expect(agentName(given({ type: 'session-changed', session: taken }))).toBe('Grace')
})
