import { expect, test } from 'vitest'
import { actionText, readAuditFilter, subjectRows } from './audit-filter.ts'

test('the address decides which entries are listed', () => {
  expect(readAuditFilter({ action: 'takeTicket', actor: ' k1 ', subject: '' })).toEqual({
    action: 'takeTicket',
    actorId: 'k1',
  })
  expect(readAuditFilter({ action: ['a', 'b'] })).toEqual({})
})

test('actions are shown in words, and link to what they affected', () => {
  expect(actionText('takeTicket')).toBe('Take conversation')
  expect(actionText('createApiKey')).toBe('Create API key')
  const subjects = [
    { kind: 'SESSION' as const, subjectId: 's1' },
    { kind: 'FAQ' as const, subjectId: 'f1' },
    { kind: 'API_KEY' as const, subjectId: 'k1' },
  ]
  expect(subjectRows(subjects)).toEqual([
    { kind: 'conversation', id: 's1', href: '/sessions/s1' },
    { kind: 'FAQ', id: 'f1', href: '/faq?open=f1' },
    { kind: 'key', id: 'k1' },
  ])
})
