import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitQuestions, withoutGreeting } from './split-questions.ts'

describe('dividing a message', () => {
  it('finds two questions in one message', () => {
    expect(splitQuestions('Where is my order? And how do I return it?')).toHaveLength(2)
    expect(splitQuestions('how do I change my address, and do you ship to Norway')).toHaveLength(2)
    expect(splitQuestions('where is my order and how do I return it')).toEqual([
      'where is my order',
      'how do I return it',
    ])
    expect(splitQuestions('Wo ist meine Bestellung und wie kann ich sie zurückgeben?')).toHaveLength(2)
  })

  it('leaves one question whole', () => {
    for (const text of [
      'where is my order',
      'do you sell tents and rucksacks',
      'when and how can I reach you',
      'Where is my order?',
      'Help!',
    ])
      expect(splitQuestions(text)).toEqual([text])
  })

  it('removes the greeting from a question, never the question itself', () => {
    expect(withoutGreeting('Hi there, where is my order?')).toBe('where is my order?')
    expect(withoutGreeting('Guten Tag! Wo ist meine Bestellung?')).toBe('Wo ist meine Bestellung?')
    expect(withoutGreeting('hello where is my order')).toBe('where is my order')
    for (const text of ['hello', 'good morning', 'Order 12, where is it?'])
      expect(withoutGreeting(text)).toBe(text)
  })

  it('never throws, and never returns nothing for a message with words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(splitQuestions(text).length).toBeGreaterThan(0)
        expect(text === '' || withoutGreeting(text) !== '').toBe(true)
      }),
    )
  })
})
