import { run, temporaryFolder } from '../../journeys/process.ts'
import { type LoadFigures, measureLoad } from '../measure-load.ts'
import { withEmptyDatabase } from '../with-empty-database.ts'
import { runOnPglite } from './on-pglite.ts'
import { fillPgbench, findPgbench, runPgbench } from './pgbench.ts'

const onServer = [
  { clients: 1, target: 0.3 },
  { clients: 16, target: 0.45 },
  { clients: 64, target: 0.5 },
]
const EMBEDDED_TARGET = 0.8
const P99_TARGET = 4

/** sendMessage answered from the FAQ, beside the same rows written by pgbench: PostgreSQL's own client, in C. */
export async function measureSendFaq(options: { seconds: number; database: string | null }): Promise<void> {
  const pgbench = findPgbench()
  if (options.database === null || pgbench === null) {
    console.log('skipped: needs a PostgreSQL server, --database postgresql://…, and its pgbench')
    return
  }
  await withEmptyDatabase(options.database, async (database) => {
    await fillPgbench(database)
    await withServer({ DATABASE_URL: database }, async (url) => {
      for (const { clients, target } of onServer) {
        const peer = await runPgbench(pgbench, database, { clients, seconds: Math.ceil(options.seconds / 3) })
        const ours = await measureLoad(url, { clients, seconds: options.seconds })
        const again = await runPgbench(pgbench, database, {
          clients,
          seconds: Math.ceil(options.seconds / 3),
        })
        const peerPerSecond = (peer.perSecond + again.perSecond) / 2
        print(`${clients} connections`, ours)
        print('  pgbench', { ...peer, perSecond: peerPerSecond })
        const p99 = ours.p99Ms / Math.max(peer.p99Ms, again.p99Ms)
        console.log(
          `  ${(ours.perSecond / peerPerSecond).toFixed(2)}× of pgbench (target ${target}); p99 ${p99.toFixed(1)}× (target at most ${P99_TARGET})`,
        )
      }
    })
  })
}

/** The same on the embedded database, beside its engine in a process of its own that is asked for the same rows. */
export async function measureSendFaqEmbedded({ seconds }: { seconds: number }): Promise<void> {
  const peer = await runOnPglite(Math.ceil(seconds / 2))
  await withServer({}, async (url) => {
    const ours = await measureLoad(url, { clients: 16, seconds })
    print('16 clients', ours)
    console.log(
      `  PGlite, the same statements: ${peer.toFixed(0)}/s; ${(ours.perSecond / peer).toFixed(2)}× (target ${EMBEDDED_TARGET})`,
    )
  })
}

async function withServer(
  settings: Record<string, string>,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const data = temporaryFolder()
  const unlimited = { COST_LIMIT_ADDRESS: '999999999', COST_LIMIT_CREDENTIAL: '999999999' }
  const server = run(['node', 'server/main.ts'], {
    ...{ DATA_DIR: data.path, LOG_LEVEL: 'silent', RATE_LIMIT_REQUESTS: '1000000' },
    ...unlimited,
    ...settings,
  })
  try {
    await work(await server.url())
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
    data.remove()
  }
}

function print(name: string, { perSecond, p50Ms, p95Ms, p99Ms, failed }: LoadFigures): void {
  const ms = (value: number) => `${value.toFixed(1)} ms`
  console.log(
    `${name.padEnd(22)} ${perSecond.toFixed(0).padStart(6)}/s   p50 ${ms(p50Ms)}   p95 ${ms(p95Ms)}   p99 ${ms(p99Ms)}   failed ${failed}`,
  )
}
