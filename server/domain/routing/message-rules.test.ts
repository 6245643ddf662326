import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escalationKeywordIn, smallTalkIn, wantsPerson } from './message-rules.ts'

describe('small talk', () => {
  it.each([
    ['Hi!', 'greeting'],
    ['hello there', 'greeting'],
    ['Good morning 🙂', 'greeting'],
    ['Thanks a lot!', 'thanks'],
    ['ok thank you so much', 'thanks'],
    ['bye', 'goodbye'],
    ['Are you a robot?', 'are-you-a-robot'],
    ['are you a bot or a human?', 'are-you-a-robot'],
    ['Am I talking to a real person?', 'are-you-a-robot'],
    ['is this a bot', 'are-you-a-robot'],
  ])('%s is a %s', (text, kind) => {
    expect(smallTalkIn(text)).toBe(kind)
  })

  it.each([
    'Hi, where is my order?',
    'thanks but it still does not work',
    'Are you open on Sunday?',
    'are you',
    'hello kitty lunchbox in stock?',
    'Is this waterproof?',
  ])('"%s" is a question, not small talk', (text) => {
    expect(smallTalkIn(text)).toBeNull()
  })
})

describe('asking for a person', () => {
  it.each([
    'I want to talk to a human',
    'can I speak with a real person please',
    'agent please',
    'human',
    'connect me to customer service',
    'Please transfer me to your manager!',
    'I need a human',
    'get me an agent',
    'let me talk to someone',
  ])('"%s" asks for one', (text) => {
    expect(wantsPerson(text)).toBe(true)
  })

  it.each([
    'What is your returns policy?',
    'How do I get someone to sign for my parcel?',
    'are you a human?',
    'Is there a person on the picture?',
    'the delivery agent was rude',
    'Which payment methods do you accept?',
  ])('"%s" does not', (text) => {
    expect(wantsPerson(text)).toBe(false)
  })
})

describe('escalation keywords', () => {
  const keywords = ['cancel', 'refund', 'billing', 'charge back']

  it('are found as whole words, whatever the case and punctuation', () => {
    expect(escalationKeywordIn('I want a REFUND!', keywords)).toBe('refund')
    expect(escalationKeywordIn('my bank did a charge-back', keywords)).toBe('charge back')
  })

  it('are not found inside other words', () => {
    expect(escalationKeywordIn('the cancellation was uncancelled and refundable', keywords)).toBeNull()
  })

  it('are found in any text that holds one between separators', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keywords), fc.string(), fc.string(), (keyword, before, after) => {
        expect(escalationKeywordIn(`${before} ${keyword} ${after}`, keywords)).not.toBeNull()
      }),
    )
  })
})
