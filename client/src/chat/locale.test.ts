import { expect, test } from 'vitest'
import { chooseLanguage } from './locale.ts'

test('the first wanted language that there is wins', () => {
  expect(chooseLanguage(['pt-BR', 'de-AT', 'en'], ['en', 'de'])).toEqual({ tag: 'de-AT', file: 'de' })
})

test('without any of them it is English', () => {
  expect(chooseLanguage(['tlh'], ['en', 'de']).file).toBe('en')
  expect(chooseLanguage([], ['en']).file).toBe('en')
})

test('what is not a language tag is passed over: dates could not be written in it', () => {
  expect(chooseLanguage(['en-!!', 'de'], ['en', 'de']).file).toBe('de')
})
