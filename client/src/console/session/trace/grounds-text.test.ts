import { expect, test } from 'vitest'
import { groundsText } from './grounds-text.ts'
import { aMessage } from './testing.ts'

const percent = (share: number) => `${Math.round(share * 100)}%`
const text = (fields: object) => groundsText(aMessage({ seq: 1, sender: 'BOT', ...fields }), percent)

test('an agent reads what the assistant rested on and how sure it was', () => {
  expect(text({ source: 'FAQ', confidence: 0.97 })).toBe('From the FAQ, 97% sure')
  expect(text({ source: 'MODEL', confidence: 0.61 })).toBe('By the model, 61% sure')
  expect(text({ source: 'MODEL', confidence: null })).toBe('By the model')
})

test('a rule is only worth a word when it stands for doubt', () => {
  const suggestedQuestions = [{ id: 'f', question: 'Where is my order?' }]
  expect(text({ source: 'RULE', confidence: 1 })).toBeUndefined()
  expect(text({ source: 'RULE', confidence: 0.72, suggestedQuestions })).toBe('Unsure, nearest 72%')
})
