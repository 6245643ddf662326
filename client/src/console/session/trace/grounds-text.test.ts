import { expect, test } from 'vitest'
import { aMessage } from '../testing.ts'
import { groundsText } from './grounds-text.ts'

const percent = (share: number) => `${Math.round(share * 100)}%`
const text = (fields: object) => groundsText(aMessage({ seq: 1, sender: 'BOT', ...fields }), percent)

test('an agent reads what the answer was based on and how sure the assistant was', () => {
  expect(text({ source: 'FAQ', confidence: 0.97 })).toBe('From the FAQ, 97% sure')
  expect(text({ source: 'MODEL', confidence: 0.61 })).toBe('From the model, 61% sure')
  expect(text({ source: 'MODEL', confidence: null })).toBe('From the model')
})

test('a rule is mentioned only when it means doubt', () => {
  const suggestedQuestions = [{ id: 'f', question: 'Where is my order?' }]
  expect(text({ source: 'RULE', confidence: 1 })).toBeUndefined()
  expect(text({ source: 'RULE', confidence: 0.72, suggestedQuestions })).toBe('Not sure: best match 72%')
})
