import { expect, test } from 'vitest'
import { chooseLanguage } from './locale.ts'
import { proofStrings } from './proof-strings.ts'

test('the first preferred language that we have wins', () => {
  expect(chooseLanguage(['pt-BR', 'de-AT', 'en'], ['en', 'de'])).toEqual({ tag: 'de-AT', file: 'de' })
})

test('English is the fallback', () => {
  expect(chooseLanguage(['tlh'], ['en', 'de']).file).toBe('en')
  expect(chooseLanguage([], ['en']).file).toBe('en')
})

test('invalid language tags are skipped, since dates could not be written in them', () => {
  expect(chooseLanguage(['en-!!', 'de'], ['en', 'de']).file).toBe('de')
})

test('the texts about sources exist in all five languages, for any country', () => {
  const words = ['en-GB', 'de-AT', 'fr', 'es-MX', 'ar'].map((language) =>
    Object.values(proofStrings({ language })),
  )
  expect(new Set(words.flat()).size).toBe(words.flat().length)
  expect(proofStrings({ language: 'tlh' })).toEqual(proofStrings({ language: 'en' }))
})
