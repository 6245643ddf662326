import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SessionEvent, type SessionState, transition } from './transition.ts'

const agents = ['ada', 'ben']
const anEvent: fc.Arbitrary<SessionEvent> = fc.oneof(
  fc.constant<SessionEvent>({ type: 'customer-wrote' }),
  fc.constant<SessionEvent>({ type: 'person-wanted' }),
  fc.constantFrom(...agents).map((agentId): SessionEvent => ({ type: 'taken', agentId })),
  fc
    .record({ agentId: fc.constantFrom(...agents), isAdmin: fc.boolean() })
    .map((who): SessionEvent => ({ type: 'returned-to-bot', ...who })),
  fc
    .oneof(
      fc.constantFrom('customer' as const, 'silence' as const).map((kind) => ({ kind })),
      fc
        .record({ agentId: fc.constantFrom(...agents), isAdmin: fc.boolean() })
        .map((who) => ({ kind: 'staff' as const, ...who })),
    )
    .map((by): SessionEvent => ({ type: 'resolved', by })),
)

const fresh: SessionState = { status: 'ACTIVE', epoch: 0, ownerId: null }

describe('the life of a session', () => {
  it('keeps its invariants through every sequence of events', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 60 }), (events) => {
        let state = fresh
        let openTickets = 0
        for (const event of events) {
          const result = transition(state, event)
          if (!result.allowed) continue
          const { next } = result
          const changed = next.status !== state.status || next.ownerId !== state.ownerId
          expect(next.epoch).toBe(state.epoch + (changed ? 1 : 0))
          expect(next.ownerId !== null).toBe(next.status === 'WITH_AGENT')
          if (result.ticket === 'open') openTickets += 1
          if (result.ticket === 'resolve') openTickets -= 1
          expect(openTickets).toBe(next.status === 'WAITING' || next.status === 'WITH_AGENT' ? 1 : 0)
          state = next
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('returns the state and nothing else of the row that it was given', () => {
    fc.assert(
      fc.property(anEvent, fc.constantFrom('ACTIVE' as const, 'WITH_AGENT' as const), (event, status) => {
        const row = { status, epoch: 3, ownerId: status === 'WITH_AGENT' ? 'ada' : null, lastSeq: 7 }
        const result = transition(row, event)
        if (result.allowed) expect(Object.keys(result.next).sort()).toEqual(['epoch', 'ownerId', 'status'])
      }),
    )
  })

  it('lets exactly one of two agents take a waiting session', () => {
    const waiting: SessionState = { status: 'WAITING', epoch: 1, ownerId: null }
    const taken = transition(waiting, { type: 'taken', agentId: 'ada' })
    expect(taken).toMatchObject({ allowed: true, ticket: 'take', next: { ownerId: 'ada', epoch: 2 } })
    const late = taken.allowed ? transition(taken.next, { type: 'taken', agentId: 'ben' }) : taken
    expect(late).toEqual({ allowed: false, because: 'owned-by-another' })
  })

  it('reopens a resolved session when the customer writes, with the bot', () => {
    const resolved: SessionState = { status: 'RESOLVED', epoch: 4, ownerId: null }
    expect(transition(resolved, { type: 'customer-wrote' })).toMatchObject({
      reopened: true,
      next: { status: 'ACTIVE', epoch: 5 },
    })
  })

  it('does not let another agent resolve or return what is not theirs, but an admin may', () => {
    const owned: SessionState = { status: 'WITH_AGENT', epoch: 2, ownerId: 'ada' }
    const resolveBy = (agentId: string, isAdmin: boolean) =>
      transition(owned, { type: 'resolved', by: { kind: 'staff', agentId, isAdmin } }).allowed
    expect(resolveBy('ben', false)).toBe(false)
    expect(resolveBy('ben', true)).toBe(true)
    expect(transition(owned, { type: 'returned-to-bot', agentId: 'ben', isAdmin: false }).allowed).toBe(false)
  })
})
