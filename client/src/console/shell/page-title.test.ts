import { expect, test } from 'vitest'
import { pageTitle } from './attention.ts'

test('the title names the page while nobody waits', () => {
  expect(pageTitle('FAQ', 0, 0)).toBe('FAQ · Support console')
})

test('the title says first how many people wait', () => {
  expect(pageTitle('FAQ', 2, 0)).toBe('(2) 2 waiting · Support console')
  expect(pageTitle('Inbox', 1, 1)).toBe('(2) 1 waiting, 1 new message · Support console')
  expect(pageTitle('Inbox', 0, 3)).toBe('(3) 3 new messages · Support console')
})
