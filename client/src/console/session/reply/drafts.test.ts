import { expect, test } from 'vitest'
import { memoryStorage } from '../../../ui/browser/memory-storage.ts'
import { makeDrafts } from './drafts.ts'

test('each session has its own draft, and a reload keeps it', () => {
  const storage = memoryStorage()
  makeDrafts(() => storage, 'ada').write('a', 'Dear customer')
  const reloaded = makeDrafts(() => storage, 'ada')
  expect(reloaded.read('a')).toBe('Dear customer')
  expect(reloaded.read('b')).toBe('')
})

test('a sent draft leaves nothing behind', () => {
  const storage = memoryStorage()
  const drafts = makeDrafts(() => storage, 'ada')
  drafts.write('a', 'Dear customer')
  drafts.write('a', '')
  expect(drafts.read('a')).toBe('')
  expect(storage.items.size).toBe(0)
})

test('an unconfirmed message survives a reload, under the same id', () => {
  const storage = memoryStorage()
  const unsent = [
    { clientMessageId: 'm1', text: 'It comes on Friday.' },
    // Or it would go out as written after a reload.
    { clientMessageId: 'm2', text: 'Is that all right?', translateTo: 'de' },
  ]
  makeDrafts(() => storage, 'ada').writeUnsent('a', unsent)
  const reloaded = makeDrafts(() => storage, 'ada')
  expect(reloaded.readUnsent('a')).toEqual(unsent)
  expect(reloaded.readUnsent('b')).toEqual([])
  reloaded.writeUnsent('a', [])
  expect(storage.items.size).toBe(0)
})

test.each(['nonsense', '{}', 'null', '[3,{"text":"x"}]'])(
  'anything but a list of texts counts as none: %s',
  (text) => {
    const storage = memoryStorage()
    storage.setItem('support-console-draft:ada:unsent:a', text)
    expect(makeDrafts(() => storage, 'ada').readUnsent('a')).toEqual([])
  },
)

test('another agent in the same browser sees none of it, and signing out removes only your own', () => {
  const storage = memoryStorage()
  const ada = makeDrafts(() => storage, 'ada')
  const ben = makeDrafts(() => storage, 'ben')
  ada.write('a', 'Dear customer')
  ben.write('a', 'Hello')
  expect(ben.read('a')).toBe('Hello')
  ada.forget()
  expect(ada.read('a')).toBe('')
  expect(makeDrafts(() => storage, 'ben').read('a')).toBe('Hello')
})

test('without storage, drafts last as long as the page', () => {
  const drafts = makeDrafts(() => {
    throw new Error('refused')
  }, 'ada')
  drafts.write('a', 'Dear customer')
  drafts.writeUnsent('a', [{ clientMessageId: 'm1', text: 'x' }])
  expect(drafts.read('a')).toBe('Dear customer')
  expect(drafts.readUnsent('a')).toHaveLength(1)
  drafts.forget()
  expect(drafts.read('a')).toBe('')
})
