import { expect, test } from 'vitest'
import { makeDrafts } from './drafts.ts'

function memoryStorage() {
  const items = new Map<string, string>()
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  }
}

test('each session has its own draft, and a reload keeps it', () => {
  const storage = memoryStorage()
  makeDrafts(() => storage).write('a', 'Dear customer')
  const reloaded = makeDrafts(() => storage)
  expect(reloaded.read('a')).toBe('Dear customer')
  expect(reloaded.read('b')).toBe('')
})

test('a draft that was sent leaves nothing behind', () => {
  const storage = memoryStorage()
  const drafts = makeDrafts(() => storage)
  drafts.write('a', 'Dear customer')
  drafts.write('a', '')
  expect(drafts.read('a')).toBe('')
  expect(storage.items.size).toBe(0)
})

test('without storage, drafts last as long as the page', () => {
  const drafts = makeDrafts(() => {
    throw new Error('refused')
  })
  drafts.write('a', 'Dear customer')
  expect(drafts.read('a')).toBe('Dear customer')
  expect(drafts.read('b')).toBe('')
})
