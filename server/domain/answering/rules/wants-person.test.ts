import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personWishSentences } from './fixtures/person-wish-sentences.ts'
import { languages } from './languages/languages.ts'
import { wantsPerson } from './wants-person.ts'

const lines = (text: string) => text.split('\n')

describe.each(Object.entries(personWishSentences))('a wish for a person in %s', (_, { wishes, others }) => {
  it.each(lines(wishes))('is found in: %s', (sentence) => expect(wantsPerson(sentence)).toBe(true))
  it.each(lines(others))('is not found in: %s', (sentence) => expect(wantsPerson(sentence)).toBe(false))
})

it('is recognised in every language of the rules', () => {
  expect(Object.keys(personWishSentences)).toHaveLength(languages.length)
})

it('is found among other sentences, and not lost in long ones', () => {
  expect(wantsPerson('My tent has a hole. This does not help. Get me a human. Thanks.')).toBe(true)
  const long = 'I would like to know whether my order can be changed, '.repeat(70)
  expect(wantsPerson(`${long}. I want to talk to an agent!`)).toBe(true)
})

it('survives any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void wantsPerson(text)))
})
