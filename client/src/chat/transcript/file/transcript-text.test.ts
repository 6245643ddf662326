import { expect, test } from 'vitest'
import { en } from '../../locale/en.ts'
import { aMessage } from '../../testing.ts'
import { transcriptText } from './transcript-text.ts'

test('the transcript shows who said what, and when', () => {
  const messages = [
    aMessage({ seq: 1, text: 'Hi' }),
    aMessage({ seq: 2, sender: 'BOT', text: 'Hello!' }),
    aMessage({ seq: 3, sender: 'AGENT', agentName: 'Ada', text: 'I am here.' }),
  ]
  expect(transcriptText(messages, en, () => '10:00')).toBe(
    'You, 10:00\nHi\n\nAssistant, 10:00\nHello!\n\nAda, 10:00\nI am here.\n',
  )
})
