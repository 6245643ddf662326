import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TicketOutcome } from '#prisma/generated/enums.ts'
import { noticesOf } from './notices/notices.ts'
import { type SessionState, type SessionTransition, transition } from './transition.ts'

const agents = ['ada', 'ben']
const closings = Object.values(TicketOutcome)
const anAgent = fc.constantFrom(...agents)
const staff = fc.record({ agentId: anAgent, isAdmin: fc.boolean() })
const anEvent: fc.Arbitrary<SessionTransition> = fc.oneof(
  fc
    .oneof(
      fc.constant({ kind: 'bot' as const }),
      fc.constant({ kind: 'queue' as const }),
      anAgent.map((agentId) => ({ kind: 'agent' as const, agentId })),
    )
    .map((reopensWith): SessionTransition => ({ type: 'customer-wrote', reopensWith })),
  fc.constant<SessionTransition>({ type: 'person-wanted' }),
  fc.constant<SessionTransition>({ type: 'person-unneeded' }),
  fc
    .record({ agentId: anAgent, overAway: fc.boolean() })
    .map((who): SessionTransition => ({ type: 'taken', ...who })),
  fc
    .tuple(staff, anAgent)
    .map(([who, toAgentId]): SessionTransition => ({ type: 'assigned', toAgentId, ...who })),
  staff.map((who): SessionTransition => ({ type: 'returned-to-queue', ...who })),
  anAgent.map((ownerId): SessionTransition => ({ type: 'owner-lost', ownerId })),
  staff.map((who): SessionTransition => ({ type: 'returned-to-bot', ...who })),
  fc
    .oneof(
      fc.constantFrom('customer' as const, 'silence' as const).map((kind) => ({ kind })),
      staff.map((who) => ({ kind: 'staff' as const, ...who })),
    )
    .map((by): SessionTransition => ({ type: 'resolved', by })),
  staff.map((who): SessionTransition => ({ type: 'closed-as-spam', ...who })),
  fc
    .oneof(
      fc.constantFrom('ACTIVE' as const, 'WAITING' as const).map((status) => ({ status, ownerId: null })),
      anAgent.map((ownerId) => ({ status: 'WITH_AGENT' as const, ownerId })),
    )
    .map((before): SessionTransition => ({ type: 'resolution-undone', before })),
)

const fresh: SessionState = { status: 'ACTIVE', epoch: 0, ownerId: null }

describe('the life of a session', () => {
  it('never leaves a customer with an owner who is gone, and notifies no one else', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 40 }), anAgent, (events, gone) => {
        const state = events.reduce((before, event) => {
          const moved = transition(before, event)
          return moved.allowed ? moved.next : before
        }, fresh)
        const lost = transition(state, { type: 'owner-lost', ownerId: gone })
        if (state.ownerId !== gone) {
          if (lost.allowed) expect(lost.next).toEqual(state)
          return
        }
        expect(lost).toMatchObject({ next: { status: 'WAITING', ownerId: null }, ticket: 'requeue' })
      }),
    )
  })

  it('reports who left and who joined at every change of owner', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 40 }), (events) => {
        let state = fresh
        for (const event of events) {
          const moved = transition(state, event)
          if (!moved.allowed) continue
          const said = noticesOf(state, moved.next, moved.ticket, event)
          const joined = said.filter(({ notice }) => notice === 'AGENT_JOINED')
          const changed = moved.next.ownerId !== state.ownerId
          expect(joined.map(({ agentId }) => agentId)).toEqual(
            changed && moved.next.ownerId !== null ? [moved.next.ownerId] : [],
          )
          if (!changed) expect(said.every(({ agentId }) => agentId === null)).toBe(true)
          state = moved.next
        }
      }),
    )
  })

  it('lets another agent take over only from one who is away', () => {
    const owned: SessionState = { status: 'WITH_AGENT', epoch: 2, ownerId: 'ada' }
    expect(transition(owned, { type: 'taken', agentId: 'ben', overAway: true })).toMatchObject({
      next: { ownerId: 'ben', epoch: 3 },
      ticket: 'take',
    })
    expect(transition(owned, { type: 'taken', agentId: 'ben' })).toEqual({
      allowed: false,
      because: 'owned-by-another',
    })
  })

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
          if (result.ticket === 'open' || result.ticket === 'reopen') openTickets += 1
          if (closings.some((outcome) => outcome === result.ticket)) openTickets -= 1
          expect(openTickets).toBe(next.status === 'WAITING' || next.status === 'WITH_AGENT' ? 1 : 0)
          state = next
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('returns only the state from the row that it is given', () => {
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
