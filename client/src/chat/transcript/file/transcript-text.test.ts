import { expect, test } from 'vitest'
import { en } from './locales/en.ts'
import { aMessage } from './testing.ts'
import { transcript } from './transcript.ts'

test('the transcript names who said what, and when', () => {
  const messages = [
    aMessage({ seq: 1, text: 'Hi' }),
    aMessage({ seq: 2, sender: 'BOT', text: 'Hello!' }),
    aMessage({ seq: 3, sender: 'AGENT', agentName: 'Ada', text: 'I am here.' }),
  ]
  expect(transcript(messages, en, () => '10:00')).toBe(
    'You, 10:00\nHi\n\nAssistant, 10:00\nHello!\n\nAda, 10:00\nI am here.\n',
  )
})
