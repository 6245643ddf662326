import { expect, test } from 'vitest'
import { ar } from '../locale/ar.ts'
import { de } from '../locale/de.ts'
import { en } from '../locale/en.ts'
import { es } from '../locale/es.ts'
import { fr } from '../locale/fr.ts'
import { aMessage } from '../testing.ts'
import { noticeText } from './notice-text.ts'

const notices = ['AGENT_JOINED', 'AGENT_LEFT', 'AGENT_CLOSED', 'BACK_IN_LINE'] as const

test('says who joined and left in every language of the chat', () => {
  for (const strings of [en, de, es, fr, ar])
    for (const notice of notices)
      expect(noticeText(aMessage({ seq: 1, sender: 'SYSTEM', notice, agentName: 'Ada' }), strings)).toContain(
        'Ada',
      )
})

test('keeps the words of the server for a notice that it does not know', () => {
  expect(noticeText(aMessage({ seq: 1, sender: 'SYSTEM', text: 'News' }), en)).toBe('News')
})
