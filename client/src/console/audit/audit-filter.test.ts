import { expect, test } from 'vitest'
import { actionText, readAuditFilter, subjectsOf } from './audit-filter.ts'

test('the address says which lines are listed', () => {
  expect(readAuditFilter({ action: 'takeTicket', actor: ' k1 ', subject: '' })).toEqual({
    action: 'takeTicket',
    actorId: 'k1',
  })
  expect(readAuditFilter({ action: ['a', 'b'] })).toEqual({})
})

test('actions read as words, and what can be seen here has its place', () => {
  expect(actionText('takeTicket')).toBe('Take ticket')
  expect(actionText('createApiKey')).toBe('Create API key')
  expect(subjectsOf({ session: 's1', faq: 'f1', apiKey: 'k1' })).toEqual([
    { kind: 'session', id: 's1', href: '/sessions/s1' },
    { kind: 'FAQ', id: 'f1', href: '/faq?open=f1' },
    { kind: 'key', id: 'k1' },
  ])
  expect(subjectsOf(null)).toEqual([])
})
