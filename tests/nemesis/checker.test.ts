import { expect, test } from 'vitest'
import { check, countViolations, type Violations } from './checker.ts'
import type { Evidence, StoredMessage, StoredRows } from './evidence.ts'

/** Two exchanges in one session, read by one subscription: all is well. */
function goodRun(): { evidence: Evidence; rows: StoredRows } {
  const message = (seq: number, more: Partial<StoredMessage>): StoredMessage => ({
    id: `m${seq}`,
    sessionId: 's',
    seq,
    sender: 'CUSTOMER',
    notice: null,
    clientMessageId: null,
    replyToSeq: null,
    awaitsReply: false,
    ...more,
  })
  return {
    evidence: {
      acknowledged: [
        { sessionId: 's', clientMessageId: 'c1', messageId: 'm1', seq: 1 },
        { sessionId: 's', clientMessageId: 'c3', messageId: 'm3', seq: 3 },
      ],
      subscriptions: [
        {
          sessionId: 's',
          name: 'one',
          afterSeq: 0,
          delivered: [1, 2, 3, 4],
          connections: 1,
          MAX_TYPING_MS: 900,
        },
      ],
      notified: new Set(),
      crashes: [],
    },
    rows: {
      sessions: [{ id: 's', lastSeq: 4 }],
      messages: [
        message(1, { clientMessageId: 'c1' }),
        message(2, { sender: 'BOT', replyToSeq: 1 }),
        message(3, { clientMessageId: 'c3' }),
        message(4, { sender: 'BOT', replyToSeq: 3 }),
      ],
      tickets: [],
      deadLetters: 0,
    },
  }
}

type Run = ReturnType<typeof goodRun>

function found(change: (run: Run) => unknown): (keyof Violations)[] {
  const run = goodRun()
  change(run)
  const violations = check(run.evidence, run.rows)
  // The names are the keys of the very type.
  return (Object.keys(violations) as (keyof Violations)[]).filter((name) => violations[name].length > 0)
}

const first = <T>(items: readonly T[]): T => {
  const [item] = items
  if (item === undefined) throw new Error('The good run has one.')
  return item
}

test('finds nothing when all is well', () => {
  const { evidence, rows } = goodRun()
  expect(countViolations(check(evidence, rows))).toBe(0)
})

const damages: [keyof Violations, (run: Run) => unknown][] = [
  [
    'acknowledged but missing',
    ({ evidence }) => Object.assign(first(evidence.acknowledged), { messageId: 'no' }),
  ],
  ['acknowledged but missing', ({ evidence }) => Object.assign(first(evidence.acknowledged), { seq: 2 })],
  ['duplicate rows', ({ rows }) => rows.messages.splice(2, 1, { ...first(rows.messages), id: 'm3', seq: 3 })],
  ['gaps in seq', ({ rows }) => Object.assign(first(rows.sessions), { lastSeq: 5 })],
  ['deliveries lost', ({ evidence }) => first(evidence.subscriptions).delivered.pop()],
  ['deliveries doubled', ({ evidence }) => first(evidence.subscriptions).delivered.push(4)],
  ['deliveries out of order', ({ evidence }) => first(evidence.subscriptions).delivered.reverse()],
  ['replies missing', ({ rows }) => Object.assign(first(rows.messages), { awaitsReply: true })],
  ['replies missing', ({ rows }) => Object.assign(first(rows.messages.slice(1)), { replyToSeq: null })],
  ['replies doubled', ({ rows }) => Object.assign(first(rows.messages.slice(1)), { replyToSeq: 3 })],
  [
    'stuck in typing over 60 s',
    ({ evidence }) => Object.assign(first(evidence.subscriptions), { MAX_TYPING_MS: 61_000 }),
  ],
  ['tickets without notice', ({ rows }) => rows.tickets.push({ id: 't', sessionId: 's', status: 'OPEN' })],
  ['jobs given up', ({ rows }) => Object.assign(rows, { deadLetters: 1 })],
  ['processes that ended by themselves', ({ evidence }) => evidence.crashes.push('web 1 ended by itself')],
]

test.each(damages)('finds %s', (name, damage) => {
  expect(found(damage)).toContain(name)
})
