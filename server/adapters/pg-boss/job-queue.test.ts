import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { anyJob, type JobDeclaration } from '#server/ports/job-queue.ts'
import { nothingWatched } from '#server/testing/nothing-watched.ts'
import { createRecordingLog } from '#server/testing/recording-log.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { createJobs, deadLettersOf, type Jobs } from './job-queue.ts'

const greet: JobDeclaration<{ name: string }> = {
  name: 'greet-customer',
  payload: z.object({ name: z.string() }),
  retryLimit: 1,
  retryDelaySeconds: 1,
  expireInSeconds: 30,
}

describeOnEachDatabase('the job queue', (getDatabase) => {
  const open: Jobs[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((jobs) => jobs.close()))
    await getDatabase().pool.query('DELETE FROM pgboss.job')
  })

  async function start({ worker = false, declared = [greet] } = {}): Promise<Jobs> {
    const jobs = await createJobs({
      pool: getDatabase().pool,
      log: createRecordingLog(),
      declared,
      worker,
      ...nothingWatched,
    })
    open.push(jobs)
    return jobs
  }

  // The first start creates pg-boss's own tables, which takes a moment.
  beforeAll(async () => (await start()).close())

  async function waiting(): Promise<unknown[]> {
    const { rows } = await getDatabase().pool.query(
      `SELECT data FROM pgboss.job WHERE name = $1 ORDER BY created_on`,
      [greet.name],
    )
    return rows.map((row: { data: unknown }) => row.data)
  }

  test('contains a job only once its transaction has committed', async () => {
    const { queue } = await start()
    const { db } = getDatabase()
    const undone = db.$transaction(async (tx) => {
      await queue.enqueue(tx, greet, { name: 'Nobody' })
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    await db.$transaction((tx) => queue.enqueue(tx, greet, { name: 'Ada' }))
    expect(await waiting()).toEqual([{ name: 'Ada' }])
  })

  test('sends the first job of a transaction through that transaction alone', async () => {
    const { queue } = await start()
    const { db, statementsOf } = getDatabase()
    const statements = await statementsOf(() =>
      db.$transaction((tx) => queue.enqueue(tx, greet, { name: 'Ada' })),
    )
    // BEGIN, INSERT, COMMIT: anything more went over the pool, for which the embedded database would wait for ever.
    expect(statements).toHaveLength(3)
  })

  test('refuses a payload that the job does not know, before it is stored', async () => {
    const { queue } = await start()
    const wrong = { name: 7 } as never
    await expect(getDatabase().db.$transaction((tx) => queue.enqueue(tx, greet, wrong))).rejects.toThrow()
    expect(await waiting()).toEqual([])
  })

  test('tries again after a failure, then puts the job among the dead letters', async () => {
    const jobs = await start({ worker: true })
    const tries: { name: string; id: string }[] = []
    await jobs.work([
      anyJob({
        job: greet,
        async run({ name }, { jobId }) {
          tries.push({ name, id: jobId })
          throw new Error('not today')
        },
      }),
    ])
    const dead = new Promise<unknown>((resolve) => {
      void jobs.boss.work(
        deadLettersOf(greet.name),
        { pollingIntervalSeconds: 0.5 },
        async ([letter]: { data: unknown }[]) => resolve(letter?.data),
      )
    })
    await getDatabase().db.$transaction((tx) => jobs.queue.enqueue(tx, greet, { name: 'Ada' }))
    expect(await dead).toEqual({ name: 'Ada' })
    expect(tries).toHaveLength(2)
    // The same id at each try, by which a receiver drops repetitions.
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1)
  })

  test('runs as many jobs at once as allowed, and one that fails fails alone', async () => {
    const many = { ...greet, atOnce: 12 }
    const jobs = await start({ worker: true, declared: [many] })
    const names = Array.from({ length: 12 }, (_, number) => `guest ${number}`)
    await getDatabase().db.$transaction(async (tx) => {
      for (const name of names) await jobs.queue.enqueue(tx, many, { name })
    })
    const begun: string[] = []
    const allBegun = Promise.withResolvers<void>()
    await jobs.work([
      anyJob({
        job: many,
        async run({ name }) {
          begun.push(name)
          if (begun.length === names.length) allBegun.resolve()
          await allBegun.promise
          if (name === 'guest 5' && begun.length === names.length) throw new Error('not today')
        },
      }),
    ])
    await vi.waitFor(async () => {
      const { rows } = await getDatabase().pool.query(
        `SELECT data->>'name' AS name FROM pgboss.job WHERE name = $1 AND state = 'completed'`,
        [many.name],
      )
      expect(rows).toHaveLength(12)
    }, 20_000)
    // Only the one that failed was run again.
    expect(begun.toSorted()).toEqual([...names, 'guest 5'].toSorted())
  })

  test('lets the handler clean up after the last try, and retries the clean-up too', async () => {
    const jobs = await start({ worker: true, declared: [{ ...greet, retryLimit: 0 }] })
    const settled = Promise.withResolvers<string[]>()
    const steps: string[] = []
    await jobs.work([
      anyJob({
        job: greet,
        async run() {
          steps.push('run')
          throw new Error('not today')
        },
        async giveUp({ name }) {
          steps.push(`give up on ${name}`)
          if (steps.length < 3) throw new Error('not yet')
          settled.resolve(steps)
        },
      }),
    ])
    await getDatabase().db.$transaction((tx) => jobs.queue.enqueue(tx, greet, { name: 'Ada' }))
    expect(await settled.promise).toEqual(['run', 'give up on Ada', 'give up on Ada'])
  })

  test('comes back to a failed job no later than the end of the back-off', async () => {
    const patient = { ...greet, retryLimit: 20, retryDelayMaxSeconds: 5 }
    const { queue, boss } = await start({ declared: [patient] })
    const id = await getDatabase().db.$transaction((tx) => queue.enqueue(tx, patient, { name: 'Ada' }))
    for (let failures = 0; failures < 12; failures++) {
      await boss.update(patient.name, undefined, { id: id ?? '', startAfter: 0 })
      expect(await boss.fetch(patient.name)).toHaveLength(1)
      await boss.fail(patient.name, id ?? '')
    }
    const { rows } = await getDatabase().pool.query(
      `SELECT extract(epoch FROM start_after - now())::float8 AS seconds FROM pgboss.job WHERE id = $1`,
      [id],
    )
    expect(rows[0].seconds).toBeGreaterThan(0)
    expect(rows[0].seconds).toBeLessThanOrEqual(5)
  })

  test('holds back a job that is to start later', async () => {
    const { queue, boss } = await start()
    await getDatabase().db.$transaction((tx) =>
      queue.enqueue(tx, greet, { name: 'Ada' }, { startAfterSeconds: 60 }),
    )
    expect(await boss.fetch(greet.name)).toEqual([])
    expect(await waiting()).toHaveLength(1)
  })

  test('can postpone or bring forward a waiting job, but not a running one', async () => {
    const { queue, boss } = await start()
    const id = await getDatabase().db.$transaction((tx) =>
      queue.enqueue(tx, greet, { name: 'Ada' }, { startAfterSeconds: 1 }),
    )
    if (id === null) throw new Error('It was not enqueued.')
    expect(await queue.postpone(greet, id, 60)).toBe(true)
    expect(await boss.fetch(greet.name)).toEqual([])
    expect(await queue.postpone(greet, id, 0)).toBe(true)
    expect(await boss.fetch<object>(greet.name)).toMatchObject([{ id, data: { name: 'Ada' } }])
    expect(await queue.postpone(greet, id, 60)).toBe(false)
  })

  test('adopts new settings for a queue that already exists', async () => {
    await start()
    const { boss } = await start({ declared: [{ ...greet, retryLimit: 7 }] })
    expect(await boss.getQueue(greet.name)).toMatchObject({
      retryLimit: 7,
      deadLetter: deadLettersOf(greet.name),
    })
  })

  test('starts many times at once on a fresh queue', async () => {
    const declared = [{ ...greet, name: 'new-job' }]
    const started = await Promise.all(Array.from({ length: 4 }, () => start({ declared })))
    expect(await started[0]?.boss.getQueue('new-job')).toMatchObject({ retryLimit: 1 })
  })
})
