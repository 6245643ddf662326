import { expect, test } from 'vitest'
import type { Faq } from '../faq-form.ts'
import { categoriesOf, fitting } from './faq-filter.ts'

const faq = (id: string, category: string, enabled: boolean): Faq =>
  ({
    id,
    category,
    enabled,
    question: id,
    answer: '',
    phrasings: [],
    keywords: [],
    language: null,
    externalId: null,
    translationOf: null,
    wordedAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '',
  }) as Faq
const all = [faq('a', 'Shipping', true), faq('b', 'Returns', false), faq('c', 'Shipping', false)]
const ids = (faqs: readonly Faq[]) => faqs.map(({ id }) => id)

test('questions are filtered by status and category', () => {
  expect(ids(fitting(all, { state: 'any' }))).toEqual(['a', 'b', 'c'])
  expect(ids(fitting(all, { state: 'inactive' }))).toEqual(['b', 'c'])
  expect(ids(fitting(all, { state: 'active', category: 'Shipping' }))).toEqual(['a'])
  expect(ids(fitting(all, { state: 'inactive', category: 'Shipping' }))).toEqual(['c'])
})

test('each category is there once, in alphabetical order', () => {
  expect(categoriesOf(all)).toEqual(['Returns', 'Shipping'])
})
