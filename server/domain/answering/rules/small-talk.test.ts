import { describe, expect, it } from 'vitest'
import { isClosingRemark, smallTalkIn } from './small-talk.ts'

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
    ['Vielen Dank!', 'thanks'],
    ['muchas gracias', 'thanks'],
    ['Merci beaucoup', 'thanks'],
    ['شكرا جزيلا', 'thanks'],
    ['ありがとうございます', 'thanks'],
    ['谢谢', 'thanks'],
    ['Dzień dobry', 'greeting'],
    ['ok', 'understood'],
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

it('thanks alone keep no one waiting for an answer', () => {
  expect(['thanks!', 'ok great', 'bye', 'danke'].map(isClosingRemark)).toEqual([true, true, true, true])
  expect(isClosingRemark('thanks, but where is it?')).toBe(false)
})
