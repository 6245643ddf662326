import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TranscriptMessageFragment } from '../gql/console/graphql.ts'
import type { MessageFieldsFragment } from '../gql/graphql.ts'
import { type LogEvent, type LogMessage, lastSeq, type MessageLog, reduceLog } from './message-log.ts'

const inChat = (fields: Partial<MessageFieldsFragment> & { seq: number }): MessageFieldsFragment => ({
  id: `message ${fields.seq}`,
  replyToSeq: null,
  sender: 'CUSTOMER',
  text: `text ${fields.seq}`,
  clientMessageId: null,
  source: null,
  escalated: false,
  suggestedActions: [],
  citations: [],
  evidence: [],
  translation: null,
  isTentative: false,
  suggestedQuestions: [],
  agentName: null,
  notice: null,
  createdAt: '2026-03-03T10:00:00.000Z',
  ...fields,
})
const inConsole = (
  fields: Partial<TranscriptMessageFragment> & { seq: number },
): TranscriptMessageFragment => ({
  ...inChat({ seq: fields.seq }),
  language: null,
  translation: null,
  confidence: null,
  notice: null,
  citations: [],
  evidence: [],
  leftOut: [],
  trace: null,
  feedback: null,
  ...fields,
})

const surfaces: [string, (fields: Partial<LogMessage> & { seq: number }) => LogMessage][] = [
  ['the chat', inChat],
  ['the console', inConsole],
]

describe.each(surfaces)('in %s', (_surface, aMessage) => {
  type Event = LogEvent<LogMessage, { epoch: number }>
  const loading: MessageLog<LogMessage, { epoch: number }> = {
    history: { state: 'loading' },
    session: { epoch: 0 },
    messages: [],
    outgoing: [],
    inFlight: [],
  }
  const logAfter = (...events: Event[]) => events.reduce<typeof loading>(reduceLog, loading)
  const added = (seq: number, fields: Partial<LogMessage> = {}): Event => ({
    type: 'message-added',
    message: aMessage({ seq, ...fields }),
  })
  const page = (seqs: number[], olderCursor?: string): Event => ({
    type: 'history-loaded',
    session: { epoch: 1 },
    messages: seqs.map((seq) => aMessage({ seq })),
    olderCursor,
  })
  const seqs = (log: typeof loading) => log.messages.map(({ seq }) => seq)

  test('messages are in order of seq, each once, however often and in whatever order they come', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1 })
    const arrivals = distinct.chain((some) => fc.array(fc.constantFrom(...some), { minLength: 1 }))
    fc.assert(
      fc.property(arrivals, (order) => {
        const log = logAfter(...order.map((seq) => added(seq)))
        expect(seqs(log)).toEqual([...new Set(order)].sort((a, b) => a - b))
      }),
    )
  })

  test.each([
    ['nothing yet', [], 0],
    ['no gap', [1, 2, 3], 3],
    // The instance that was found: an agent's send brings 6 while 5 was lost with the socket.
    ['one message missing', [1, 2, 3, 4, 6], 4],
    ['two gaps: the first one counts', [1, 2, 4, 5, 7], 2],
    ['the first message missing', [2, 3], 0],
  ])('after a reconnect everything from the first gap on is asked for again: %s', (_name, given, last) => {
    expect(lastSeq(logAfter(page([]), ...given.map((seq) => added(seq))))).toBe(last)
  })

  test('a gap after a page of history counts too, but not what lies before that page', () => {
    const newest = page([71, 72], 'cursor')
    expect(lastSeq(logAfter(newest, added(73)))).toBe(73)
    expect(lastSeq(logAfter(newest, added(74)))).toBe(72)
    expect(lastSeq(logAfter(newest, added(74), page([1, 2, 70])))).toBe(2)
  })

  test('a gap closes with the message that was missing, whatever came after it', () => {
    const lost = [page([1, 2, 3, 4]), added(6), added(7)]
    expect(lastSeq(logAfter(...lost, added(5)))).toBe(7)
    expect(seqs(logAfter(...lost, added(5)))).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('an older page goes above the existing messages, and says where the next one ends', () => {
    const log = logAfter(page([5, 6], 'before 5'), page([3, 4], 'before 3'))
    expect(seqs(log)).toEqual([3, 4, 5, 6])
    expect(log.history).toEqual({ state: 'loaded', olderCursor: 'before 3' })
    expect(logAfter(page([2], 'x'), page([1])).history.olderCursor).toBeUndefined()
  })

  test('a late state does not undo a change of owner, and one of the same epoch counts', () => {
    const changed = (epoch: number, queuePosition: number): Event => ({
      type: 'session-changed',
      session: { epoch, queuePosition } as { epoch: number },
    })
    expect(logAfter(page([1]), changed(3, 2), changed(2, 1)).session).toEqual({ epoch: 3, queuePosition: 2 })
    expect(logAfter(page([1]), changed(3, 2), changed(3, 1)).session).toEqual({ epoch: 3, queuePosition: 1 })
    expect(logAfter(changed(3, 2), page([1])).session).toEqual({ epoch: 3, queuePosition: 2 })
    expect(logAfter(changed(3, 2), page([1])).history.state).toBe('loaded')
  })

  test('a sent text is shown until it comes back stored, and never twice', () => {
    const written: Event = { type: 'text-written', clientMessageId: 'a', text: 'Hi', queued: false }
    const log = logAfter(written, added(1, { clientMessageId: 'a' }))
    expect(log.outgoing).toEqual([])
    const late = reduceLog(log, { type: 'sending-ended', clientMessageId: 'a', outcome: 'sent' })
    expect(late.messages).toHaveLength(1)
  })

  test('typing ends with its lease, with a message from the same sender, or on a stop event', () => {
    const typing: Event = { type: 'typing-changed', sender: 'CUSTOMER', typing: true, expiresAt: 100 }
    expect(logAfter(typing).typing?.sender).toBe('CUSTOMER')
    expect(logAfter(typing, { type: 'typing-expired', now: 99 }).typing).toBeDefined()
    expect(logAfter(typing, { type: 'typing-expired', now: 100 }).typing).toBeUndefined()
    expect(logAfter(typing, added(1)).typing).toBeUndefined()
    expect(logAfter(typing, { ...typing, typing: false }).typing).toBeUndefined()
    expect(logAfter(typing, added(1, { sender: 'BOT' })).typing).toBeDefined()
  })

  test('a missing session is told apart from a server that does not answer', () => {
    const failed = (kind: 'gone' | 'unreachable') => logAfter({ type: 'history-failed', problem: { kind } })
    expect(failed('gone').history.state).toBe('gone')
    expect(failed('unreachable').history.state).toBe('failed')
  })
})
