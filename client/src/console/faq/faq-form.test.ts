import { expect, test } from 'vitest'
import { byCategory, emptyForm, type Faq, formOf, inputOf, isChanged } from './faq-form.ts'

const faq: Faq = {
  id: 'f',
  question: 'Where is my order?',
  answer: 'On its way.',
  category: 'Orders',
  phrasings: ['track my parcel', 'where is it'],
  keywords: [],
  enabled: true,
  language: null,
  externalId: null,
  translationOf: null,
  wordedAt: '2026-03-03T10:00:00.000Z',
  updatedAt: '2026-03-03T10:00:00.000Z',
}

test('lists have one entry per line, and blank or repeated lines do not count', () => {
  const form = { ...formOf(faq), phrasings: ' track my parcel \n\nwhere is it\ntrack my parcel\n' }
  expect(inputOf(form).phrasings).toEqual(['track my parcel', 'where is it'])
  expect(isChanged(form, formOf(faq))).toBe(false)
})

test('what would be stored differently counts as changed', () => {
  expect(isChanged({ ...formOf(faq), enabled: false }, formOf(faq))).toBe(true)
  expect(isChanged(emptyForm, emptyForm)).toBe(false)
})

test('the list is sorted by category and question', () => {
  const other = { ...faq, id: 'g', question: 'Can I cancel?', category: 'Orders' }
  const third = { ...faq, id: 'h', category: 'Accounts' }
  expect(
    byCategory([faq, other, third]).map((group) => [group.category, group.faqs.map(({ id }) => id)]),
  ).toEqual([
    ['Accounts', ['h']],
    ['Orders', ['g', 'f']],
  ])
})
