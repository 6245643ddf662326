import { expect, it } from 'vitest'
import { subjectsOf } from './subjects-of.ts'

it('finds what an action was done to in its result and in its arguments', () => {
  expect(subjectsOf({ ticketId: 't1' }, { ticket: { id: 't1', sessionId: 's1' } })).toEqual({
    session: 's1',
    ticket: 't1',
  })
  expect(subjectsOf({ input: { sessionId: 's1' } }, { ticket: { id: 't2' }, session: { id: 's1' } })).toEqual(
    {
      session: 's1',
      ticket: 't2',
    },
  )
  expect(subjectsOf({ sessionId: 's1', text: 'secret words' }, true)).toEqual({ session: 's1' })
})

it('takes no text along', () => {
  const subjects = subjectsOf({ input: { question: 'q', answer: 'a' } }, { faq: { id: 'f1', question: 'q' } })
  expect(subjects).toEqual({ faq: 'f1' })
})
