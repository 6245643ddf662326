import { expect, test } from 'vitest'
import { replyMode } from './reply-mode.ts'
import { aSession, aSessionTicket } from './testing.ts'

const ada = { id: 'a1', role: 'AGENT' }
const namesake = { id: 'a2', role: 'AGENT' }
const boss = { id: 'b1', role: 'ADMIN' }

test('who took the session writes in it', () => {
  const session = aSession({
    status: 'WITH_AGENT',
    ticket: aSessionTicket({ assignee: 'Ada', assigneeId: 'a1' }),
  })
  expect(replyMode(session, ada)).toEqual({ mode: 'write' })
  expect(replyMode(session, namesake)).toMatchObject({ mode: 'watch' })
})

test('others watch, and only an admin may write all the same', () => {
  const session = aSession({
    status: 'WITH_AGENT',
    ticket: aSessionTicket({ assignee: 'Grace', assigneeId: 'g1' }),
  })
  expect(replyMode(session, ada)).toEqual({ mode: 'watch', agent: 'Grace', mayWrite: false })
  expect(replyMode(session, boss)).toEqual({ mode: 'watch', agent: 'Grace', mayWrite: true })
})

test('a customer who waits can be taken by their ticket', () => {
  const session = aSession({ status: 'WAITING', ticket: aSessionTicket({ id: 't1' }) })
  expect(replyMode(session, ada)).toEqual({ mode: 'take', ticketId: 't1' })
})

test('while the bot answers, one can step in; afterwards there is nothing to do', () => {
  expect(replyMode(aSession({ status: 'ACTIVE' }), ada)).toEqual({ mode: 'step-in' })
  expect(replyMode(aSession({ status: 'RESOLVED' }), ada)).toEqual({ mode: 'resolved' })
})
