import { expect, test } from 'vitest'
import { memoryStorage } from '../../ui/browser/memory-storage.ts'
import { makeSavedKey } from './saved-key.ts'

test('a key stays in its tab unless its owner chose to stay signed in', () => {
  const [tab, browser, otherTab] = [memoryStorage(), memoryStorage(), memoryStorage()]
  const saved = makeSavedKey({ tab: () => tab, browser: () => browser })
  const elsewhere = makeSavedKey({ tab: () => otherTab, browser: () => browser })
  saved.save('ak_1', false)
  expect([saved.read(), saved.isKept(), elsewhere.read()]).toEqual(['ak_1', false, undefined])
  saved.save('ak_1', true)
  expect([saved.read(), saved.isKept(), elsewhere.read()]).toEqual(['ak_1', true, 'ak_1'])
  expect(tab.items.size).toBe(0)
})

test('signing in without staying signed in removes a key that was kept before', () => {
  const [tab, browser] = [memoryStorage(), memoryStorage()]
  const saved = makeSavedKey({ tab: () => tab, browser: () => browser })
  saved.save('ak_1', true)
  saved.save('ak_2', false)
  expect(browser.items.size).toBe(0)
  expect(saved.read()).toBe('ak_2')
})

test('signing out leaves the key nowhere', () => {
  const [tab, browser] = [memoryStorage(), memoryStorage()]
  const saved = makeSavedKey({ tab: () => tab, browser: () => browser })
  saved.save('ak_1', true)
  saved.forget()
  expect([tab.items.size, browser.items.size, saved.read()]).toEqual([0, 0, undefined])
})

test('storage that refuses does not prevent signing in', () => {
  const refuse = (): never => {
    throw new DOMException('refused', 'SecurityError')
  }
  const saved = makeSavedKey({ tab: refuse, browser: refuse })
  saved.save('ak_1', true)
  expect([saved.read(), saved.isKept()]).toEqual([undefined, false])
  saved.forget()
})
