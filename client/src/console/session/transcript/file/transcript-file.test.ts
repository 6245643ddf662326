import { expect, test } from 'vitest'
import { aMessage, aSession } from '../../testing.ts'
import { transcriptJson, transcriptName, transcriptText } from './transcript-file.ts'

const at = '2026-03-03T10:00:00.000Z'
const whole = {
  session: aSession({
    id: 's1',
    createdAt: at,
    verified: true,
    metadata: { name: 'Maya' },
    summary: 'Lost.',
  }),
  messages: [
    aMessage({ seq: 1, text: 'Where is my order?', createdAt: at }),
    aMessage({
      ...{ seq: 2, sender: 'BOT' as const, text: 'On its way.', createdAt: at },
      citations: [{ id: 'f1', question: 'Where is it?', answer: '', category: '', enabled: true }],
    }),
    aMessage({ seq: 3, sender: 'AGENT', agentName: 'Ada', text: 'Found it.', createdAt: at }),
  ],
}

test('a transcript shows the messages in order, with sender, time and sources', () => {
  expect(transcriptText(whole)).toBe(
    [
      'Conversation s1\nCustomer: Maya (verified)\nStarted: 2026-03-03 10:00:00\n\nSummary:\nLost.',
      '[2026-03-03 10:00:00] Maya:\nWhere is my order?',
      '[2026-03-03 10:00:00] Assistant:\nOn its way.\n  From the FAQ: Where is it?',
      '[2026-03-03 10:00:00] Ada:\nFound it.\n',
    ].join('\n\n'),
  )
})

test('a JSON transcript keeps everything, under a safe file name', () => {
  expect(JSON.parse(transcriptJson(whole))).toMatchObject({ id: 's1', messages: [{ seq: 1 }, {}, {}] })
  expect(transcriptName('../s1', 'json')).toBe('conversation-s1.json')
})
