import { expect, test } from 'vitest'
import { readHealth } from './health.ts'

test('each part of the server says how it is', () => {
  const checks = {
    database: { state: 'ok', detail: null, latencyMs: 3 },
    model: { state: 'degraded', detail: 'No key.', latencyMs: 0 },
    bus: {},
  }
  expect(readHealth({ status: 'degraded', checks })).toEqual([
    { name: 'database', state: 'ok', detail: 'answers in 3 ms' },
    { name: 'model', state: 'degraded', detail: 'No key.' },
    { name: 'bus', state: 'down', detail: 'answers in 0 ms' },
  ])
})

test('anything else is no health report', () => {
  expect(readHealth('<html>')).toBeUndefined()
  expect(readHealth({ checks: null })).toBeUndefined()
})
