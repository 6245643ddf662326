import { expect, test } from 'vitest'
import { Unavailable } from '../errors.ts'
import { type Admission, createAdmission } from './admission.ts'

/** Work that lasts until it is told to end, by name. */
function makeWork(admission: Admission) {
  const began: string[] = []
  const ends = new Map<string, () => void>()
  return {
    began,
    submit(key: string, name: string): Promise<string> {
      return admission.run(key, () => {
        began.push(name)
        return new Promise((resolve) => ends.set(name, () => resolve(name)))
      })
    },
    async end(name: string): Promise<void> {
      ends.get(name)?.()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

let time = 0
const clock = () => new Date(time)

test('as many tasks start as there are slots, and the rest follow in order of arrival', async () => {
  const work = makeWork(createAdmission({ slots: 2, clock }))
  for (const name of ['a', 'b', 'c', 'd', 'e']) void work.submit(name, name)
  expect(work.began).toEqual(['a', 'b'])
  await work.end('b')
  await work.end('a')
  expect(work.began).toEqual(['a', 'b', 'c', 'd'])
})

test('a key with many tasks waiting does not hold up the others', async () => {
  const work = makeWork(createAdmission({ slots: 1, clock }))
  void work.submit('first', 'first')
  for (const n of [1, 2, 3]) void work.submit('flood', `flood ${n}`)
  for (const name of ['ada', 'ben']) void work.submit(name, name)
  const order = ['first', 'flood 1', 'ada', 'ben', 'flood 2', 'flood 3']
  for (const name of order) await work.end(name)
  expect(work.began).toEqual(order)
})

test('a failing task fails for its own caller only, and the next one starts', async () => {
  const admission = createAdmission({ slots: 1, clock })
  const failing = admission.run('a', () => Promise.reject(new Error('It failed.')))
  const next = admission.run('b', async () => 'done')
  await expect(failing).rejects.toThrow('It failed.')
  expect(await next).toBe('done')
})

test('a task that would wait too long is refused at once, with a retry delay, and never starts', async () => {
  const admission = createAdmission({ slots: 1, clock })
  // Twelve seconds each are the experience.
  for (let n = 0; n < 100; n += 1) {
    await admission.run('x', async () => {
      time += 12_000
    })
  }
  const work = makeWork(admission)
  const held = work.submit('a', 'held')
  const queued = work.submit('b', 'queued')
  const refused = await work.submit('c', 'refused').catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Unavailable)
  expect(refused).toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: expect.any(Number) })
  expect((refused as Unavailable).retryAfterSeconds).toBeGreaterThanOrEqual(10)
  await work.end('held')
  await work.end('queued')
  expect(await Promise.all([held, queued])).toEqual(['held', 'queued'])
  expect(work.began).toEqual(['held', 'queued'])
})

test('a task that has waited too long is refused at its turn, and those behind it still run', async () => {
  const work = makeWork(createAdmission({ slots: 1, clock }))
  void work.submit('a', 'held')
  const late = work.submit('b', 'late').catch((error: unknown) => error)
  time += 20_001
  const next = work.submit('c', 'next')
  await work.end('held')
  expect(await late).toBeInstanceOf(Unavailable)
  await work.end('next')
  expect(await next).toBe('next')
})

test('the queue never grows beyond its limit', async () => {
  const work = makeWork(createAdmission({ slots: 100, clock }))
  for (let n = 0; n < 2100; n += 1) void work.submit(`key ${n}`, `${n}`).catch(() => undefined)
  await expect(work.submit('one more', 'one more')).rejects.toThrow(Unavailable)
})
