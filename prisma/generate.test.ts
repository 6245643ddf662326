import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generateIfStale } from './generate.ts'

test('an up-to-date client is not generated again', () => {
  // The run's global setup has made it fresh.
  const before = statSync('prisma/generated/client.ts').mtimeMs
  expect(generateIfStale()).toBe(false)
  expect(statSync('prisma/generated/client.ts').mtimeMs).toBe(before)
})
