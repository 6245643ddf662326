import { expect, test } from 'vitest'
import { aSession, aSessionTicket } from '../testing.ts'
import { replyMode } from './reply-mode.ts'

const ada = { id: 'a1', role: 'AGENT' }
const namesake = { id: 'a2', role: 'AGENT' }
const boss = { id: 'b1', role: 'ADMIN' }

test('the agent who took the session writes in it', () => {
  const session = aSession({
    status: 'WITH_AGENT',
    ticket: aSessionTicket({ assignee: 'Ada', assigneeId: 'a1' }),
  })
  expect(replyMode(session, ada)).toEqual({ mode: 'write' })
  expect(replyMode(session, namesake)).toMatchObject({ mode: 'watch' })
})

test('others watch, and only an admin may write anyway', () => {
  const session = aSession({
    status: 'WITH_AGENT',
    ticket: aSessionTicket({ assignee: 'Grace', assigneeId: 'g1' }),
  })
  expect(replyMode(session, ada)).toEqual({ mode: 'watch', agent: 'Grace', mayWrite: false })
  expect(replyMode(session, boss)).toEqual({ mode: 'watch', agent: 'Grace', mayWrite: true })
})

test('a waiting customer can be taken by their ticket', () => {
  const session = aSession({ status: 'WAITING', ticket: aSessionTicket({ id: 't1' }) })
  expect(replyMode(session, ada)).toEqual({ mode: 'take', ticketId: 't1' })
})

test('an agent can step in while the bot answers; afterwards there is nothing to do', () => {
  expect(replyMode(aSession({ status: 'ACTIVE' }), ada)).toEqual({ mode: 'step-in' })
  expect(replyMode(aSession({ status: 'RESOLVED' }), ada)).toEqual({ mode: 'resolved' })
})

test('any agent can take over from a colleague who is away with a message unanswered', () => {
  const away = aSessionTicket({ id: 't1', assignee: 'Grace', assigneeId: 'g1', assigneeAway: true })
  const session = aSession({ status: 'WITH_AGENT', ticket: away })
  expect(replyMode(session, ada)).toMatchObject({ mode: 'watch', mayWrite: false, takeOver: 't1' })
  const back = aSession({ status: 'WITH_AGENT', ticket: { ...away, assigneeAway: false } })
  expect(replyMode(back, ada)).not.toHaveProperty('takeOver')
})
