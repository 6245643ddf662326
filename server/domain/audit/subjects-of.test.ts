import { expect, it } from 'vitest'
import { readSubjects, subjectsOf } from './subjects-of.ts'

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

it('leaves out all texts', () => {
  const subjects = subjectsOf({ input: { question: 'q', answer: 'a' } }, { faq: { id: 'f1', question: 'q' } })
  expect(subjects).toEqual({ faq: 'f1' })
})

it('reads stored subjects, and leaves out kinds that there no longer are', () => {
  expect(readSubjects({ faq: 'f1', formerKind: 'x1' })).toEqual([{ kind: 'faq', id: 'f1' }])
  expect(readSubjects({ ticket: 't1', session: 's1' }).map(({ kind }) => kind)).toEqual(['ticket', 'session'])
  expect(readSubjects(null)).toEqual([])
})
