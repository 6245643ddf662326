import { expect, test } from 'vitest'
import { readHealth } from './health.ts'

test('each part of the server shows its state', () => {
  const checks = {
    database: { state: 'ok', detail: null, latencyMs: 3, since: '2026-03-03T10:00:00.000Z' },
    model: { state: 'degraded', detail: 'No key.', latencyMs: 0 },
    bus: {},
  }
  expect(readHealth({ status: 'degraded', checks })).toEqual([
    { name: 'database', state: 'ok', detail: 'responds in 3 ms', since: '2026-03-03T10:00:00.000Z' },
    { name: 'model', state: 'degraded', detail: 'No key.' },
    { name: 'bus', state: 'down', detail: 'responds in 0 ms' },
  ])
})

test('anything else is not a health report', () => {
  expect(readHealth('<html>')).toBeUndefined()
  expect(readHealth({ checks: null })).toBeUndefined()
})
