import { afterAll, beforeAll, expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'

/** Stands in for a replica by holding other numbers: whoever reads it is seen to have read it. */
let replica: TestDatabase
let running: RunningApp

beforeAll(async () => {
  replica = await openTestDatabase()
  running = await startTestApp({ env: { DATABASE_REPLICA_URL: replica.url } })
})
afterAll(async () => {
  await running.close()
  await replica.close()
})

test('reports are read from the replica, and everything else from the database', async () => {
  await replica.db.session.create({ data: { tokenHash: new Uint8Array(32) } })
  const query = '{ usage(days: 1) { totals { sessions } } sessions { totalCount } }'
  const { data } = await request<unknown>(running.url, query, {}, TEST_ADMIN_KEY)
  expect(data).toEqual({ usage: { totals: { sessions: 1 } }, sessions: { totalCount: 0 } })
})
