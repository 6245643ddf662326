import { afterEach, beforeEach, vi } from 'vitest'

/**
 * In every test file: a console.error that the test did not announce fails it. A test that expects one puts its own
 * `vi.spyOn(console, 'error').mockImplementation(…)` on top.
 */
let unexpected: unknown[][] = []

beforeEach(() => {
  unexpected = []
  vi.spyOn(console, 'error').mockImplementation((...words) => {
    unexpected.push(words)
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  if (unexpected.length > 0) {
    throw new Error(`Unexpected console.error: ${unexpected.map((words) => words.join(' ')).join('\n')}`)
  }
})
