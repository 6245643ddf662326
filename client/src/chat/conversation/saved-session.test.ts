import { expect, test } from 'vitest'
import { makeSavedChat } from './saved-session.ts'

function memory() {
  const items = new Map<string, string>()
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  }
}

test('looking stores nothing', () => {
  const storage = memory()
  const saved = makeSavedChat(storage)
  expect([saved.session(), saved.unsent()]).toEqual([undefined, []])
  saved.dropUnsent('a')
  expect(storage.items.size).toBe(0)
})

test('a session and unsent texts survive a reload', () => {
  const storage = memory()
  makeSavedChat(storage).saveUnsent({ clientMessageId: 'a', text: 'Hi' })
  makeSavedChat(storage).saveSession({ sessionId: '1', token: 't' })
  const reloaded = makeSavedChat(storage)
  expect(reloaded.session()).toEqual({ sessionId: '1', token: 't' })
  expect(reloaded.unsent()).toEqual([{ clientMessageId: 'a', text: 'Hi' }])
})

test('a text written twice is kept once, and dropping the last thing leaves nothing behind', () => {
  const storage = memory()
  const saved = makeSavedChat(storage)
  saved.saveUnsent({ clientMessageId: 'a', text: 'Hi' })
  saved.saveUnsent({ clientMessageId: 'a', text: 'Hi' })
  expect(saved.unsent()).toHaveLength(1)
  saved.dropUnsent('a')
  expect(storage.items.size).toBe(0)
})

test('an expired session is forgotten, what was not sent to it is not', () => {
  const saved = makeSavedChat(memory())
  saved.saveSession({ sessionId: '1', token: 't' })
  saved.saveUnsent({ clientMessageId: 'a', text: 'Hi' })
  saved.dropSession()
  expect(saved.session()).toBeUndefined()
  expect(saved.unsent()).toHaveLength(1)
})

test.each([
  '',
  'nonsense',
  'null',
  '[]',
  '{"session":7}',
  '{"session":{"sessionId":1},"unsent":[3,{"text":"x"}]}',
])('what somebody else wrote there counts as nothing: %s', (text) => {
  const storage = memory()
  const saved = makeSavedChat(storage)
  storage.setItem(saved.key, text)
  expect([saved.session(), saved.unsent()]).toEqual([undefined, []])
})

test('a full disk costs the memory, not the chat', () => {
  const saved = makeSavedChat({
    ...memory(),
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
  })
  expect(() => saved.saveSession({ sessionId: '1', token: 't' })).not.toThrow()
})
