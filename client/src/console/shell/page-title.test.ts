import { expect, test } from 'vitest'
import { pageTitle } from './page-title.ts'

test('the title names the page while the queue is empty', () => {
  expect(pageTitle('FAQ', 0, 0)).toBe('FAQ · Support console')
})

test('the title starts with the number of people waiting', () => {
  expect(pageTitle('FAQ', 2, 0)).toBe('(2) 2 waiting · Support console')
  expect(pageTitle('Inbox', 1, 1)).toBe('(2) 1 waiting, 1 new message · Support console')
  expect(pageTitle('Inbox', 0, 3)).toBe('(3) 3 new messages · Support console')
})
