import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type LoadFigures, measureLoad } from './measure-load.ts'
import { measureSearchLatency } from './search-latency.ts'
import { measureSqlFloor } from './sql-floor.ts'

/**
 * `npm run bench`: FAQ answers of one started server, beside the limits of DESIGN.md and beside the same statements
 * sent by hand to the same database in the same run. Machines are noisy: compare within a run, not between runs.
 *
 *   npm run bench -- --seconds 20 --clients 16 [--database postgresql://…]
 */
const LIMITS = { answersPerSecond: 100, p95Ms: 100 }

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '15' },
    clients: { type: 'string', default: '16' },
    database: { type: 'string' },
  },
})
const seconds = Number(values.seconds)
const clients = Number(values.clients)
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const server = spawn(process.execPath, ['server/main.ts'], {
  env: {
    PATH: process.env.PATH,
    PORT: '0',
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    RATE_LIMIT_REQUESTS: '1000000',
    ...(values.database ? { DATABASE_URL: values.database } : {}),
  },
  stdio: ['ignore', 'pipe', 'inherit'],
})

try {
  const url = await urlOf(server.stdout)
  console.log(
    `Server at ${url}, ${values.database ? 'PostgreSQL server' : 'embedded PostgreSQL'}; ${clients} clients, ${seconds} s each.\n`,
  )
  const one = await measureLoad(url, { clients: 1, seconds: Math.min(5, seconds) })
  print('one client', one)
  const many = await measureLoad(url, { clients, seconds })
  print(`${clients} clients`, many)
  console.log(
    `\nof the limit: ${ratio(many.perSecond, LIMITS.answersPerSecond)} of ${LIMITS.answersPerSecond} answers a second; p95 of one client ${ratio(one.p95Ms, LIMITS.p95Ms)} of ${LIMITS.p95Ms} ms`,
  )
  if (values.database) {
    const floor = await measureSqlFloor(values.database, { clients, seconds: Math.min(5, seconds) })
    print('the same SQL by hand', floor)
    console.log(`of the peer: ${ratio(many.perSecond, floor.perSecond)} of what the bare statements reach`)
  }
} finally {
  server.kill('SIGTERM')
  await once(server, 'exit')
  rmSync(folder, { recursive: true, force: true })
}
console.log()
await measureSearchLatency()

async function urlOf(output: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of output) {
    text += chunk
    const url = /Chat +(http:\S+)/.exec(text)?.[1]
    if (url) return url
  }
  throw new Error(`The server did not start:\n${text}`)
}

function print(name: string, { perSecond, p50Ms, p95Ms, p99Ms, failed }: LoadFigures): void {
  const ms = (value: number) => `${value.toFixed(1)} ms`
  console.log(
    `${name.padEnd(22)} ${perSecond.toFixed(0).padStart(6)}/s   p50 ${ms(p50Ms)}   p95 ${ms(p95Ms)}   p99 ${ms(p99Ms)}   failed ${failed}`,
  )
}

function ratio(value: number, limit: number): string {
  return `${(value / limit).toFixed(2)}×`
}
