import { expect, test } from 'vitest'
import { noticeText } from './notice-text.ts'

test('agents read who joined and left, by name', () => {
  expect(noticeText({ notice: 'AGENT_JOINED', agentName: 'Ada', text: 'x' })).toBe('Ada joined')
  expect(noticeText({ notice: 'AGENT_LEFT', agentName: null, text: 'x' })).toBe('An agent left')
})

test('a place in line is shown to the customer only, and an unknown notice keeps its words', () => {
  const text = 'You’re number 15 in line.'
  expect(noticeText({ notice: 'COLLEAGUE_ASKED', agentName: null, text })).toBe('Handed over to the queue')
  expect(noticeText({ notice: null, agentName: null, text })).toBe(text)
  expect(noticeText({ notice: 'NEWER' as never, agentName: null, text })).toBe(text)
})
