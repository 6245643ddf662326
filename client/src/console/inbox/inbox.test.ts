import { expect, test } from 'vitest'
import { emptyInbox, handled, type InboxEvent, lastSeqOf, reduceInbox, waiting } from './inbox.ts'
import { aTicket } from './testing.ts'

const after = (...events: InboxEvent[]) => events.reduce(reduceInbox, emptyInbox)
const ids = (tickets: { id: string }[]) => tickets.map(({ id }) => id)
const old = aTicket({ id: 'old', createdAt: '2026-03-03T10:00:00.000Z' })
const young = aTicket({ id: 'young', createdAt: '2026-03-03T10:05:00.000Z' })
const loaded: InboxEvent = { type: 'look-ended', tickets: [young, old], waitingTotal: 2 }

test('the customer who has waited longest comes first', () => {
  expect(ids(waiting(after(loaded)))).toEqual(['old', 'young'])
})

test('a taken ticket leaves the queue and counts for its agent', () => {
  const inbox = after(loaded, {
    type: 'ticket-changed',
    ticket: { ...old, status: 'TAKEN', assignee: 'Ada', assigneeId: 'a1' },
  })
  expect(ids(waiting(inbox))).toEqual(['young'])
  expect(inbox.waitingTotal).toBe(1)
  expect(ids(handled(inbox, 'a1').mine)).toEqual(['old'])
  expect(ids(handled(inbox, 'a2').others)).toEqual(['old'])
})

test('a resolved ticket leaves, even if the event comes twice', () => {
  const resolved: InboxEvent = { type: 'ticket-changed', ticket: { ...old, status: 'RESOLVED' } }
  const inbox = after(loaded, resolved, resolved)
  expect(ids(waiting(inbox))).toEqual(['young'])
  expect(inbox.waitingTotal).toBe(1)
})

test('an event that arrives while the queue is loading is newer than what is loaded', () => {
  const taken = { ...old, status: 'TAKEN' as const, assignee: 'Ada' }
  const inbox = after({ type: 'look-began' }, { type: 'ticket-changed', ticket: taken }, loaded)
  expect(ids(waiting(inbox))).toEqual(['young'])
  expect(inbox.waitingTotal).toBe(1)
})

test('a ticket missing from the next load is removed, even if its event was lost', () => {
  const inbox = after(
    loaded,
    { type: 'look-began' },
    { type: 'look-ended', tickets: [young], waitingTotal: 1 },
  )
  expect(ids(waiting(inbox))).toEqual(['young'])
})

test('a queue longer than a page is counted in full', () => {
  expect(after({ ...loaded, waitingTotal: 140 }).waitingTotal).toBe(140)
})

test('a failed load keeps what is known', () => {
  expect(after({ type: 'look-failed' }).state).toBe('failed')
  expect(after(loaded, { type: 'look-failed' }).state).toBe('loaded')
})

test('a customer’s new message becomes their last message', () => {
  const message = {
    seq: 9,
    sender: 'CUSTOMER' as const,
    text: 'Hello?',
    createdAt: '2026-03-03T10:09:00.000Z',
  }
  const inbox = after(loaded, { type: 'customer-wrote', sessionId: old.session.id, message })
  const [ticket] = waiting(inbox)
  expect(ticket?.session.lastCustomerMessage?.text).toBe('Hello?')
  expect(lastSeqOf(inbox, old.session.id)).toBe(9)
})
