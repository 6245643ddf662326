import { describe, expect, test } from 'vitest'
import { overlapWith } from './added-words.ts'

const delivery = {
  id: 'delivery',
  question: 'How long does delivery take?',
  answer: 'EU: 2 to 4 working days. United Kingdom, Norway and Switzerland: 5 to 8 working days.',
  category: 'Delivery',
  phrasings: ['when will my tents be here'],
  keywords: [],
}
const express = {
  ...delivery,
  question: 'Do you offer express delivery?',
  answer: 'Yes, for €9.90, by 18:00.',
}

describe('what a follow-up adds', () => {
  test.each([
    ['and to Norway?', 'all'],
    ['for tent too?', 'all'],
    ['how many days is it to Switzerland?', 'all'],
    ['how long does it take?', 'fact'],
    ['and to Brazil?', 'none'],
    ['to Norway by drone?', 'some'],
    ['how do I do it?', 'none'],
    ['what does it cost?', 'none'],
  ])('is looked for in the entry just answered: %s', (text, overlap) => {
    expect(overlapWith(text, delivery)).toBe(overlap)
  })

  test('may be a kind of fact: an answer that names a price has one', () => {
    expect(overlapWith('what does it cost?', express)).toBe('fact')
    expect(overlapWith('how much is that?', express)).toBe('fact')
  })
})
