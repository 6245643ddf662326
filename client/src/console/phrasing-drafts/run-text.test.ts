import { expect, test } from 'vitest'
import { type Run, runText, troubleText } from './run-text.ts'

const run: Run = {
  id: 'run',
  status: 'RUNNING',
  total: 80,
  done: 12,
  skipped: 0,
  drafted: 96,
  trouble: null,
  retryAt: null,
}

test('shows what a run is doing, and how it ended', () => {
  expect(runText(run)).toBe('Drafting: 12 of 80 questions, 96 drafts so far.')
  expect(runText({ ...run, status: 'CANCELLED', drafted: 1 })).toBe(
    'Stopped after 12 of 80 questions, with 1 draft.',
  )
  expect(runText({ ...run, status: 'FAILED' })).toContain('Start again to go on')
  expect(runText({ ...run, status: 'FINISHED', done: 80, skipped: 3 })).toBe(
    'Done: 96 drafts for 80 questions. The model had nothing new for 3 of them.',
  )
})

test('shows an obstacle only while it lasts', () => {
  const time = () => '14:05'
  expect(troubleText(run, time)).toBeUndefined()
  const poor = { ...run, trouble: 'OUT_OF_CREDIT', retryAt: '2026-03-03T14:05:00.000Z' } as const
  expect(troubleText(poor, time)).toBe(
    'The account at the model’s provider is out of credit. We’ll try again at 14:05.',
  )
  expect(troubleText({ ...poor, retryAt: null }, time)).toContain('We’re trying again.')
  expect(troubleText({ ...poor, status: 'CANCELLED' }, time)).toBeUndefined()
})
