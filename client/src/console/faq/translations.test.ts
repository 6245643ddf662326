import { expect, test } from 'vitest'
import { emptyForm, type Faq } from './faq-form.ts'
import { fitting } from './list/faq-filter.ts'
import { languageName, translationsOf } from './translations.ts'

const faq = (language: string, of?: Faq, wordedAt = '2026-01-01T00:00:00.000Z'): Faq => ({
  ...emptyForm,
  ...{ id: `${language}${of?.id ?? ''}`, question: language, category: '', phrasings: [], keywords: [] },
  ...{ language, externalId: null, updatedAt: wordedAt, wordedAt, translationOf: of ?? null },
})
const english = faq('en', undefined, '2026-02-01T00:00:00.000Z')
const german = faq('de', english)
const french = faq('fr', english, '2026-03-01T00:00:00.000Z')
const spanish = faq('es')
const all = [english, german, french, spanish]

test('an editor sees the variants of a question, which are outdated, and which languages it lacks', () => {
  for (const one of [english, german]) {
    const found = translationsOf(one, all)
    expect(found?.variants.map((variant) => [variant.faq.language, variant.isOutdated])).toEqual([
      ['en', false],
      ['de', true],
      ['fr', false],
    ])
    expect(found?.missing).toEqual(['es'])
  }
  expect(fitting(all, { state: 'outdated' })).toEqual([german])
})

test('languages are named as people name them', () => {
  expect([languageName('de'), languageName('pt-BR'), languageName('no such tag')]).toEqual([
    ...['German', 'Brazilian Portuguese', 'no such tag'],
  ])
})
