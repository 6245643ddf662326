import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it, test } from 'vitest'
import { servedLanguages } from '../served-languages.ts'
import { en } from './en.ts'
import { speechFor, wordings } from './speech.ts'

const settings = { defaultLanguage: 'en' } as const
const sentences = Object.entries(en)

function placeholdersIn(message: string, language: string): string[] {
  const elements = new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst()
  return elements
    .flatMap((element) => ('value' in element && element.type !== 0 ? [element.value] : []))
    .sort()
}

describe.each(servedLanguages)('what the product says in %s', (language) => {
  const wording = wordings[language]

  it('is all there, and nothing else', () => {
    expect(Object.keys(wording).sort()).toEqual(Object.keys(en).sort())
    for (const text of Object.values(wording)) expect(text.trim()).toBe(text)
    expect(Object.values(wording)).not.toContain('')
  })

  it.each(sentences)('has the placeholders of the English %s', (key, english) => {
    const text = wording[key as keyof typeof en]
    expect(placeholdersIn(text, language)).toEqual(placeholdersIn(english, 'en'))
  })

  it('is in this language, not left in English', () => {
    if (language === 'en') return
    for (const [key, english] of sentences) expect(wording[key as keyof typeof en], key).not.toBe(english)
  })

  it('shows what is put in as it is', () => {
    const { fill } = speechFor(language, settings)
    expect(fill('nothingAbout', { word: "<b>{it's}</b>" })).toContain("<b>{it's}</b>")
  })
})

test.each([
  ['de', 'en', 'de'],
  ['ko', 'fr', 'fr'],
  [null, 'tr', 'tr'],
] as const)(
  'a customer of %s is spoken to in the default language %s or their own: %s',
  (known, defaultLanguage, spoken) => {
    expect(speechFor(known, { defaultLanguage }).language).toBe(spoken)
  },
)

test('sentences are joined as they are written, and languages named', () => {
  expect(speechFor('ja', settings).join('一。', '二。')).toBe('一。二。')
  expect(speechFor('fr', settings).join('Un.', 'Deux.')).toBe('Un. Deux.')
  expect(speechFor('de', settings).nameOf('en')).toBe('Englisch')
})
