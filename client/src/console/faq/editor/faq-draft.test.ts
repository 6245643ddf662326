import { expect, test } from 'vitest'
import { draftOf, phrasingsOf, readDraft, withDraft } from './faq-draft.ts'
import { emptyForm } from './faq-form.ts'

const group = {
  question: 'do you ship\nto Norway?',
  samples: [{ text: 'Do you ship to norway?' }, { text: 'shipping to Oslo' }, { text: 'x'.repeat(301) }],
}

test('a group becomes a question with the other words as phrasings, stories left out', () => {
  expect(draftOf(group)).toEqual({ question: 'do you ship to Norway?', phrasings: ['shipping to Oslo'] })
  expect(phrasingsOf(group)).toEqual({ phrasings: ['do you ship to Norway?', 'shipping to Oslo'] })
})

test('an FAQ that has some of the words already gets the others', () => {
  const form = { ...emptyForm, question: 'Shipping to Oslo', phrasings: 'where do you ship\n' }
  expect(withDraft(form, phrasingsOf(group))).toEqual({
    ...form,
    phrasings: 'where do you ship\ndo you ship to Norway?',
  })
})

test('anything else in the history is no draft', () => {
  const draft = draftOf(group)
  expect(readDraft({ draft })).toEqual(draft)
  expect(readDraft(null)).toBeUndefined()
  expect(readDraft({ draft: { phrasings: [1] } })).toBeUndefined()
  expect(readDraft({ draft: 'x' })).toBeUndefined()
})
