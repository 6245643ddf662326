import { expect, test } from 'vitest'
import { emptyForm } from '../faq-form.ts'
import { draftOf, phrasingsOf, readDraft, withDraft } from './faq-draft.ts'

const group = {
  question: 'do you ship\nto Norway?',
  samples: [{ text: 'Do you ship to norway?' }, { text: 'shipping to Oslo' }, { text: 'x'.repeat(301) }],
}

test('a group becomes a question with its other wordings as phrasings, long stories left out', () => {
  expect(draftOf(group)).toEqual({ question: 'do you ship to Norway?', phrasings: ['shipping to Oslo'] })
  expect(phrasingsOf(group)).toEqual({ phrasings: ['do you ship to Norway?', 'shipping to Oslo'] })
})

test('an FAQ that already has some of the wordings gets the others', () => {
  const form = { ...emptyForm, question: 'Shipping to Oslo', phrasings: 'where do you ship\n' }
  expect(withDraft(form, phrasingsOf(group))).toEqual({
    ...form,
    phrasings: 'where do you ship\ndo you ship to Norway?',
  })
})

test('anything else in the history is not a draft', () => {
  const draft = draftOf(group)
  expect(readDraft({ draft })).toEqual(draft)
  expect(readDraft(null)).toBeUndefined()
  expect(readDraft({ draft: { phrasings: [1] } })).toBeUndefined()
  expect(readDraft({ draft: 'x' })).toBeUndefined()
})
