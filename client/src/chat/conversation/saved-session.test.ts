import { expect, test } from 'vitest'
import { memoryStorage } from '../../ui/browser/memory-storage.ts'
import { makeSavedChat } from './saved-session.ts'

test('reading stores nothing', () => {
  const storage = memoryStorage()
  const saved = makeSavedChat(storage, memoryStorage())
  expect([saved.session(), saved.unsent()]).toEqual([undefined, []])
  saved.dropUnsent('a')
  expect(storage.items.size).toBe(0)
})

test('a session and unsent texts survive a reload', () => {
  const storage = memoryStorage()
  makeSavedChat(storage, memoryStorage()).saveUnsent({ clientMessageId: 'a', text: 'Hi' })
  makeSavedChat(storage, memoryStorage()).saveSession({ sessionId: '1', token: 't' })
  const reloaded = makeSavedChat(storage, memoryStorage())
  expect(reloaded.session()).toEqual({ sessionId: '1', token: 't' })
  expect(reloaded.unsent()).toEqual([{ clientMessageId: 'a', text: 'Hi' }])
})

test('a text written twice is kept once, and dropping the last thing leaves nothing behind', () => {
  const storage = memoryStorage()
  const saved = makeSavedChat(storage, memoryStorage())
  saved.saveUnsent({ clientMessageId: 'a', text: 'Hi' })
  saved.saveUnsent({ clientMessageId: 'a', text: 'Hi' })
  expect(saved.unsent()).toHaveLength(1)
  saved.dropUnsent('a')
  expect(storage.items.size).toBe(0)
})

test('an expired session is forgotten, but not its unsent texts', () => {
  const saved = makeSavedChat(memoryStorage())
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
])('invalid storage is ignored: %s', (text) => {
  const storage = memoryStorage()
  const saved = makeSavedChat(storage, memoryStorage())
  storage.setItem(saved.key, text)
  expect([saved.session(), saved.unsent()]).toEqual([undefined, []])
})

test('the last seen message belongs to the session, moves only forward, and is forgotten with it', () => {
  const storage = memoryStorage()
  const saved = makeSavedChat(storage, memoryStorage())
  saved.saveSeen(3)
  expect([saved.seenSeq(), storage.items.size]).toEqual([undefined, 0])
  saved.saveSession({ sessionId: '1', token: 't' })
  saved.saveSeen(5)
  saved.saveSeen(4)
  expect(makeSavedChat(storage, memoryStorage()).seenSeq()).toBe(5)
  saved.dropSession()
  expect(saved.seenSeq()).toBe(undefined)
})

test('a draft is kept by its tab, and forgotten with the conversation', () => {
  const [storage, tab] = [memoryStorage(), memoryStorage()]
  const saved = makeSavedChat(storage, tab)
  saved.saveDraft('Where is')
  expect(makeSavedChat(storage, memoryStorage()).draft()).toBe('')
  expect(makeSavedChat(storage, tab).draft()).toBe('Where is')
  saved.forget()
  expect(tab.items.size).toBe(0)
})
