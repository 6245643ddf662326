import { run, temporaryFolder } from '../journeys/process.ts'
import { type LoadFigures, measureLoad } from './measure-load.ts'
import { ofLimit } from './of-limit.ts'
import { measureSqlFloor } from './sql-floor.ts'

const LIMITS = { answersPerSecond: 100, p95Ms: 100 }

export interface AnswersOptions {
  seconds: number
  clients: number
  /** A PostgreSQL server; without it the embedded database. */
  database: string | null
}

/** FAQ answers of one started server, and the same statements sent by hand to the same database. */
export async function measureAnswers({ seconds, clients, database }: AnswersOptions): Promise<void> {
  const data = temporaryFolder()
  const server = run(['node', 'server/main.ts'], {
    DATA_DIR: data.path,
    LOG_LEVEL: 'silent',
    RATE_LIMIT_REQUESTS: '1000000',
    COST_LIMIT_ADDRESS: '999999999',
    COST_LIMIT_CREDENTIAL: '999999999',
    ...(database === null ? {} : { DATABASE_URL: database }),
  })
  try {
    const url = await server.url()
    console.log(`${database === null ? 'embedded PostgreSQL' : 'PostgreSQL server'}, ${seconds} s each`)
    const one = await measureLoad(url, { clients: 1, seconds: Math.min(5, seconds) })
    print('one client', one)
    const many = await measureLoad(url, { clients, seconds })
    print(`${clients} clients`, many)
    console.log(
      `of the limit: ${ratio(many.perSecond, LIMITS.answersPerSecond)} of ${LIMITS.answersPerSecond} answers a second; p95 of one client ${ofLimit(one.p95Ms, LIMITS.p95Ms)}`,
    )
    if (database !== null) {
      const floor = await measureSqlFloor(database, { clients, seconds: Math.min(5, seconds) })
      print('the same SQL by hand', floor)
      console.log(`of the peer: ${ratio(many.perSecond, floor.perSecond)} of what the bare statements reach`)
    }
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

function ratio(value: number, limit: number): string {
  return `${(value / limit).toFixed(2)}×`
}
