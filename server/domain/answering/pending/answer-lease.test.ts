import { expect, test, vi } from 'vitest'
import { createRecordingLog } from '#server/testing/recording-log.ts'
import { ANSWER_LEASE_SECONDS } from '../../jobs.ts'
import { holdAnswerLease } from './answer-lease.ts'

/** A sleep that ends when the test says so, or at an abort. */
function makeSleep() {
  const waiting: (() => void)[] = []
  const sleep = (_ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      waiting.push(resolve)
      signal?.addEventListener('abort', () => resolve(), { once: true })
    })
  return { sleep, pass: () => waiting.splice(0).forEach((wake) => void wake()) }
}

function hold(postpone = vi.fn(async () => true), jobId: string | null = 'job') {
  const { sleep, pass } = makeSleep()
  const jobs = { postpone, enqueue: vi.fn(), insertion: vi.fn(), forget: vi.fn() }
  return { lease: holdAnswerLease({ jobs, sleep, log: createRecordingLog() }, jobId), postpone, pass }
}

test('keeps the job from starting while its message is being answered', async () => {
  const { lease, postpone, pass } = hold()
  expect(postpone).not.toHaveBeenCalled()
  for (const times of [1, 2, 3]) {
    pass()
    await vi.waitFor(() => expect(postpone).toHaveBeenCalledTimes(times))
  }
  expect(postpone).toHaveBeenLastCalledWith(expect.anything(), 'job', ANSWER_LEASE_SECONDS)
  lease.end()
  pass()
  expect(postpone).toHaveBeenCalledTimes(3)
})

test('lets the job start at once when the message will not be answered here', async () => {
  const { lease, postpone } = hold()
  await lease.release()
  expect(postpone).toHaveBeenCalledExactlyOnceWith(expect.anything(), 'job', 0)
})

test('does not fail when the database is unreachable', async () => {
  const { lease, postpone, pass } = hold(vi.fn(() => Promise.reject(new Error('terminated'))))
  pass()
  await vi.waitFor(() => expect(postpone).toHaveBeenCalledOnce())
  await lease.release()
  expect(postpone).toHaveBeenCalledTimes(2)
})

test('has nothing to do inside the job itself', async () => {
  const { lease, postpone, pass } = hold(undefined, null)
  pass()
  await lease.release()
  expect(postpone).not.toHaveBeenCalled()
})
