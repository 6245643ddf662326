import { afterEach, expect, test, vi } from 'vitest'
import { attempt, forgivingStorage, succeeds, withLock } from './forgiving-browser.ts'

afterEach(() => vi.unstubAllGlobals())

const refuse = (): never => {
  throw new DOMException('no', 'SecurityError')
}

test.each([
  [
    'refused altogether',
    {
      get localStorage(): Storage {
        return refuse()
      },
    },
  ],
  ['absent', {}],
  ['full', { localStorage: { getItem: () => null, setItem: refuse, removeItem: refuse } }],
])('storage that is %s remembers as long as the page', (_, window) => {
  vi.stubGlobal('window', window)
  const storage = forgivingStorage('localStorage')
  expect(storage.getItem('name')).toBe(null)
  storage.setItem('name', 'value')
  expect(storage.getItem('name')).toBe('value')
  storage.removeItem('name')
  expect(storage.getItem('name')).toBe(null)
})

test('once storage works again, it is read again', () => {
  let full = true
  const items = new Map([['name', 'old']])
  const setItem = (name: string, value: string) => (full ? refuse() : void items.set(name, value))
  vi.stubGlobal('window', {
    localStorage: { getItem: (name: string) => items.get(name) ?? null, setItem, removeItem: refuse },
  })
  const storage = forgivingStorage('localStorage')
  storage.setItem('name', 'new')
  expect([storage.getItem('name'), items.get('name')]).toEqual(['new', 'old'])
  full = false
  storage.setItem('name', 'newer')
  items.set('name', 'of another tab')
  expect(storage.getItem('name')).toBe('of another tab')
})

test.each([
  ['absent', undefined],
  ['refused at once', { request: refuse }],
  ['refused later', { request: async () => refuse() }],
  ['granted', { request: (_: string, task: () => unknown) => task() }],
])('a task under a lock that is %s runs once', async (_, locks) => {
  vi.stubGlobal('navigator', { locks })
  const task = vi.fn(async () => 'done')
  expect(await withLock('name', task)).toBe('done')
  expect(task).toHaveBeenCalledTimes(1)
})

test('a failure of the task itself reaches the caller', async () => {
  vi.stubGlobal('navigator', { locks: { request: (_: string, task: () => unknown) => task() } })
  await expect(withLock('name', () => Promise.reject(new Error('of the task')))).rejects.toThrow(
    'of the task',
  )
})

test('refusals are not errors, at once or later', async () => {
  expect(attempt(refuse)).toBe(undefined)
  expect(attempt(() => 3)).toBe(3)
  expect(await succeeds(refuse)).toBe(false)
  expect(await succeeds(async () => refuse())).toBe(false)
  expect(await succeeds(async () => 3)).toBe(true)
})
