import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { z } from 'zod'
import type { JobDeclaration } from '#server/ports/job-queue.ts'
import { nothingWatched } from '#server/testing/nothing-watched.ts'
import { createRecordingLog } from '#server/testing/recording-log.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { readJobLoad } from './job-load.ts'
import { createJobs, deadLettersOf, type Jobs } from './job-queue.ts'

const greet: JobDeclaration<object> = {
  name: 'greet-customer',
  payload: z.object({}),
  retryLimit: 1,
  retryDelaySeconds: 1,
  expireInSeconds: 30,
}

describeOnEachDatabase('the load of the job queues', (getDatabase) => {
  const open: Jobs[] = []
  afterEach(() => Promise.all(open.splice(0).map((jobs) => jobs.close())))

  async function fill() {
    const { db, pool } = getDatabase()
    const jobs = await createJobs({
      pool,
      log: createRecordingLog(),
      declared: [greet],
      worker: false,
      ...nothingWatched,
    })
    open.push(jobs)
    await pool.query('DELETE FROM pgboss.job')
    await db.$transaction(async (tx) => {
      await jobs.queue.enqueue(tx, greet, {})
      await jobs.queue.enqueue(tx, greet, {})
      await jobs.queue.enqueue(tx, greet, {}, { startAfterSeconds: 3600 })
    })
    await jobs.boss.send(deadLettersOf(greet.name), {})
    return pool
  }

  test('tells due jobs from deferred ones and dead letters', async () => {
    const pool = await fill()
    const [load, empty] = await readJobLoad(pool, ['greet-customer', 'never-used'])
    expect(load).toMatchObject({ queue: 'greet-customer', ready: 2, deferred: 1, active: 0, deadLetters: 1 })
    expect(load?.oldestReadySeconds).toBeGreaterThanOrEqual(0)
    expect(empty).toEqual({
      ...{ queue: 'never-used', ready: 0, deferred: 0, active: 0 },
      ...{ deadLetters: 0, oldestReadySeconds: 0 },
    })
  })

  test('is the figure by which Kubernetes scales the workers', async () => {
    const pool = await fill()
    const manifest = readFileSync(join(import.meta.dirname, '../../../infra/k8s/worker.yaml'), 'utf8')
    const scaledObject = parseAllDocuments(manifest)
      .map((document) => document.toJS())
      .find(({ kind }) => kind === 'ScaledObject')
    const { rows } = await pool.query<Record<string, string>>(scaledObject.spec.triggers[0].metadata.query)
    // Two are due. The one for later and the dead letter are nothing that more workers could do.
    expect(Object.values(rows[0] ?? {})).toEqual(['2'])
  })
})
