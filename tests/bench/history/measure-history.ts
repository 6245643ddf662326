import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { request } from '#server/testing/graphql-client.ts'
import { run, temporaryFolder } from '../../journeys/process.ts'
import { LONG_TOKEN } from './fill-history.ts'
import { type HistoryRow, historyRows } from './history-rows.ts'
import { type HistoryOptions, withHistory } from './with-history.ts'

const ADMIN_KEY = 'ak_bench_key_of_no_server_at_all'
const ROUNDS = 15
const TARGET_RATIO = 3
const TARGET_P95_MS = 50
/** Just after the start the FAQ is still being examined. */
const SETTLE_MS = 20_000

/** What lists, searches and transcripts cost with a million messages, beside the best SQL for the same rows. */
export async function measureHistory({ database, filled }: HistoryOptions): Promise<void> {
  await withHistory({ database, filled }, async (url) => {
    const data = temporaryFolder()
    const server = run(['node', 'server/main.ts'], {
      DATA_DIR: data.path,
      DATABASE_URL: url,
      ADMIN_KEY,
      LOG_LEVEL: 'silent',
      // Or a job ends the sessions that wait.
      ABANDONED_HOURS: '8760',
      ASSUME_RESOLVED_HOURS: '8760',
      RATE_LIMIT_REQUESTS: '1000000',
      COST_LIMIT_ADDRESS: '999999999',
      COST_LIMIT_CREDENTIAL: '999999999',
    })
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      const app = await server.url()
      const long = await request<{ mySessions: { id: string }[] }>(
        app,
        '{ mySessions { id } }',
        {},
        LONG_TOKEN,
      )
      const id = long.data.mySessions[0]?.id ?? ''
      await delay(SETTLE_MS)
      console.log('1,005,000 messages in 100,000 sessions; one of them has 5,000')
      for (const row of historyRows) await measureRow(row, { app, client, id })
    } finally {
      await client.end()
      server.child.kill('SIGTERM')
      await server.ended
      data.remove()
    }
  })
}

async function measureRow(
  row: HistoryRow,
  at: { app: string; client: pg.Client; id: string },
): Promise<void> {
  const bearer = row.asCustomer ? LONG_TOKEN : ADMIN_KEY
  const ours = await timesOf(async () => {
    const { errors } = await request(at.app, row.query, { id: at.id, ...row.variables }, bearer)
    if (errors) throw new Error(`${row.name}: ${errors[0]?.message}`)
  })
  const values = row.sql.includes('$1') ? [at.id] : []
  const peer = await timesOf(() => at.client.query({ name: row.name, text: row.sql, values }))
  const ratio = ours.p50 / peer.p50
  console.log(
    `${row.name.padEnd(24)} p50 ${ours.p50.toFixed(1).padStart(7)} ms   p95 ${ours.p95.toFixed(1).padStart(7)} ms (target ${TARGET_P95_MS})   SQL ${peer.p50.toFixed(1).padStart(6)} ms   ${ratio.toFixed(1).padStart(5)}× (target ${TARGET_RATIO})`,
  )
}

async function timesOf(work: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  await work()
  await work()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}
