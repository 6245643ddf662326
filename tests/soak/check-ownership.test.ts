import { expect, test } from 'vitest'
import type { Message, Session, Ticket } from '#prisma/generated/client.ts'
import { checkOwnership, type OwnershipEvidence } from './check-ownership.ts'
import type { SessionStep } from './session-history.ts'

const message = (seq: number, sender: Message['sender'], more: Partial<Message> = {}) =>
  ({ id: `m${seq}`, seq, sender, text: `text ${seq}`, awaitsReply: false, ...more }) as Message

const asked = { notice: 'COLLEAGUE_ASKED' } as const

const step = (more: Partial<SessionStep>): SessionStep => ({
  ...{ sessionId: 's', oldStatus: 'ACTIVE', newStatus: 'ACTIVE', oldEpoch: 0, newEpoch: 0 },
  ...{ oldOwner: null, newOwner: null, oldLastSeq: 0, newLastSeq: 0 },
  ...more,
})

/** A question, an answer with a hand-off, Ada takes over and speaks. */
function goodSession(): OwnershipEvidence {
  const withAda = { oldStatus: 'WITH_AGENT', newStatus: 'WITH_AGENT', oldOwner: 'ada', newOwner: 'ada' }
  return {
    session: { lastSeq: 4 } as Session,
    messages: [message(1, 'CUSTOMER'), message(2, 'BOT'), message(3, 'SYSTEM', asked), message(4, 'AGENT')],
    tickets: [{ id: 't', status: 'TAKEN', assigneeId: 'ada' } as Ticket],
    history: [
      step({ newStatus: 'WAITING', newEpoch: 1, newLastSeq: 3 }),
      step({
        ...{ oldStatus: 'WAITING', newStatus: 'WITH_AGENT', oldEpoch: 1, newEpoch: 2, newOwner: 'ada' },
        ...{ oldLastSeq: 3, newLastSeq: 3 },
      }),
      step({ ...withAda, oldEpoch: 2, newEpoch: 2, oldLastSeq: 3, newLastSeq: 4 }),
    ],
    takes: [
      { agentId: 'ada', agentName: 'Ada', ticketId: 't', refusal: null },
      { agentId: 'ben', agentName: 'Ben', ticketId: null, refusal: 'Ada has this session.' },
    ],
    acknowledged: new Map([['m1', 'text 1']]),
    assigned: new Set(),
    gone: new Set(),
    agentNames: ['Ada', 'Ben'],
  }
}

test('finds nothing in a session that keeps the promise', () => {
  expect(checkOwnership(goodSession())).toEqual([])
})

test.each<[string, (good: OwnershipEvidence) => Partial<OwnershipEvidence>, RegExp]>([
  [
    'a bot that talks over a person',
    ({ messages }) => ({ messages: [...messages.slice(0, 3), message(4, 'BOT')] }),
    /spoke at #4 over a person/,
  ],
  [
    'two winners',
    ({ takes }) => ({ takes: takes.map((take) => ({ ...take, ticketId: 't', refusal: null })) }),
    /never owned the session/,
  ],
  [
    'a refusal that names nobody',
    ({ takes }) => ({
      takes: takes.map((take) => ({ ...take, ticketId: null, refusal: 'Eve has this session.' })),
    }),
    /names nobody else/,
  ],
  [
    'a second hand-off message',
    ({ messages }) => ({ messages: [...messages.slice(0, 3), message(4, 'SYSTEM', asked)] }),
    /1 tickets, opened 1 times, have 2 hand-off messages/,
  ],
  ['a gap', ({ messages }) => ({ messages: messages.toSpliced(1, 1) }), /#2 is missing/],
  [
    'an acknowledged message that is gone',
    () => ({ acknowledged: new Map([['gone', 'text']]) }),
    /acknowledged message gone/,
  ],
  [
    'a message without its reply',
    ({ messages }) => ({ messages: [message(1, 'CUSTOMER', { awaitsReply: true }), ...messages.slice(1)] }),
    /still awaits/,
  ],
  [
    'an owner who is gone',
    ({ session }) => ({
      session: { ...session, status: 'WITH_AGENT', ownerId: 'ada' },
      gone: new Set(['ada']),
    }),
    /with an agent who is gone/,
  ],
  [
    'a message in a wait that gets no word',
    ({ session, messages, history }) => ({
      session: { ...session, lastSeq: 4, status: 'WAITING' },
      messages: [...messages.slice(0, 3), message(4, 'CUSTOMER')],
      history: [
        ...history.slice(0, 1),
        step({ oldStatus: 'WAITING', newStatus: 'WAITING', oldLastSeq: 3, newLastSeq: 4 }),
      ],
    }),
    /#4 was written while waiting and got no word/,
  ],
  [
    'an owner who changes without a return',
    ({ history }) => ({
      history: [
        ...history,
        step({
          oldStatus: 'WITH_AGENT',
          newStatus: 'WITH_AGENT',
          oldOwner: 'ada',
          newOwner: 'ben',
          newEpoch: 1,
        }),
      ],
    }),
    /took the session from another/,
  ],
])('finds %s', (_name, damage, violation) => {
  const good = goodSession()
  expect(checkOwnership({ ...good, ...damage(good) }).join('\n')).toMatch(violation)
})
