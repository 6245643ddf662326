import { expect, test } from 'vitest'
import { isNews } from './unread.ts'

test('messages from others after the last seen one are unread', () => {
  expect(isNews({ seq: 3, sender: 'AGENT' }, 2)).toBe(true)
  expect(isNews({ seq: 3, sender: 'BOT' }, 2)).toBe(true)
})

test('the customer’s own messages, notices and seen messages are not unread', () => {
  expect(isNews({ seq: 3, sender: 'CUSTOMER' }, 2)).toBe(false)
  expect(isNews({ seq: 3, sender: 'SYSTEM' }, 2)).toBe(false)
  expect(isNews({ seq: 2, sender: 'AGENT' }, 2)).toBe(false)
})
