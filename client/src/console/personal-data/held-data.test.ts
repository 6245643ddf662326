import { expect, test } from 'vitest'
import { fileName, summarize, variablesOf } from './held-data.ts'

test('an export is counted before anything is erased', () => {
  const session = { createdAt: '2026-01-02', updatedAt: '2026-01-05', messages: [1, 2], tickets: [1] }
  const later = { createdAt: '2026-02-02', updatedAt: '2026-02-03', messages: [3], tickets: [] }
  expect(summarize({ sessions: [later, session] })).toEqual({
    ...{ sessions: 2, messages: 3, tickets: 1 },
    ...{ from: '2026-01-02', to: '2026-02-03' },
  })
  expect(summarize('nonsense')).toEqual({ sessions: 0, messages: 0, tickets: 0 })
})

test('a subject is a customer or a session, never both, and the file name does not identify them', () => {
  expect(variablesOf({ kind: 'user', id: 'a@b' })).toEqual({ userId: 'a@b' })
  expect(variablesOf({ kind: 'session', id: 's1' })).toEqual({ sessionId: 's1' })
  expect(fileName('receipt', new Date(0))).toBe('receipt-1970-01-01T00-00-00.json')
})
