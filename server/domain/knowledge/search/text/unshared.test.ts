import { describe, expect, it } from 'vitest'
import type { SearchableFaq } from '../faq-match.ts'
import { createEventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { listCommonNames } from './names.ts'
import {
  type Background,
  containsQuestion,
  readEntryWords,
  saysSomethingElse,
  unknownName,
} from './unshared.ts'

const common =
  'or not where you deliver how do i install can pay with a card does it work in open an account my order to cancel stop'
const background: Background = {
  rankOf: (word) => (common.split(' ').includes(word) ? 100 : undefined),
  names: await listCommonNames(createEventLoopYielder()),
  known: new Map([['wordpress', 1]]),
}
const faq = (question: string, answer: string, phrasings: string[] = []): SearchableFaq => ({
  id: question,
  question,
  answer,
  category: '',
  phrasings,
  keywords: [],
})
const says = (text: string, entry: SearchableFaq) =>
  saysSomethingElse(
    { text: text.toLowerCase(), written: text },
    readEntryWords(entry, background),
    background,
  )

const wordpress = faq('How do I install WordPress?', 'Open the list of apps. WordPress works in a minute.')
const delivery = faq('Where do you deliver?', 'To Germany and to France.')
const cards = faq('Can I pay with a card?', 'Visa and Mastercard work.')
const account = faq('How do I open an account?', 'Choose Register. An account is free.')

describe('what a message says that an FAQ does not', () => {
  it.each([
    ['how do I install Drupal', wordpress],
    ['how do I install drupal', wordpress],
    ['do you deliver to norway', delivery],
    ['can I pay with Klarna', cards],
    ['can I pay without an account', account],
    ["I don't have an account", account],
    ['stop my account', account],
  ])('is seen: %s', (text, entry) => {
    expect(says(text, entry)).toBe(true)
  })

  it.each([
    ['How Do I Install WordPress', wordpress],
    ['do you deliver to germany', delivery],
    ['can I pay with mastercards', cards],
    ['can I pay with a card or not', cards],
    ['my order on Monday, can I pay with a card', cards],
  ])('is not seen where there is nothing: %s', (text, entry) => {
    expect(says(text, entry)).toBe(false)
  })

  it('does not matter where the phrasings name one thing after the other', () => {
    const named = faq('Do you deliver abroad?', '', ['do you deliver to Norway', 'shipping to Brazil'])
    expect(says('do you deliver to Kenya', named)).toBe(false)
  })

  it('is named only when no FAQ has it', () => {
    const name = (text: string) => unknownName({ text: text.toLowerCase(), written: text }, background)
    expect(name('how do I install Drupal?')).toBe('Drupal')
    expect(name('how do I install WordPress?')).toBeNull()
    expect(name('how do I install it?')).toBeNull()
  })
})

it('finds a question with little around it', () => {
  const entry = readEntryWords(account, null)
  expect(containsQuestion('Hello Ada, how do I open an account?', entry)).toBe(true)
  expect(containsQuestion('how do I open an account for my mother in law', entry)).toBe(false)
})
