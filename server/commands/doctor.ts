import { existsSync, mkdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { diagnoseModel } from '../adapters/openrouter/diagnose-model.ts'
import { findPendingMigrations } from '../adapters/postgres/migrate.ts'
import { pingRedis } from '../adapters/redis/ping.ts'
import { type Config, ConfigError, loadConfig } from '../config.ts'
import { checkEmbeddings, checkEncoder, checkLanguages, checkOwnEncoder } from './doctor-encoders.ts'
import { type Finding, messageOf, problemWith } from './doctor-finding.ts'

const GIGABYTE = 1e9

/** Looks at everything that a start needs, says what is wrong and what to do; exits with 1 when something is. */
async function main(): Promise<void> {
  const config = readConfig()
  if (config === null) return
  const checks = [
    ...[checkNode, checkDisk, checkDatabase, checkReplica, checkRedis],
    ...[checkModel, checkEncoder, checkOwnEncoder, checkEmbeddings, checkLanguages, checkTraces, checkClient],
  ]
  let problems = 0
  for (const check of checks) {
    const finding = await check(config)
    if (finding === null) continue
    if (finding.problem !== null) problems += 1
    console.log(
      `${finding.problem === null ? '✓' : '✗'} ${finding.what.padEnd(10)} ${finding.problem ?? finding.detail}`,
    )
  }
  console.log(problems === 0 ? '\nAll is well.' : `\n${problems} to mend.`)
  process.exitCode = problems === 0 ? 0 : 1
}

function readConfig(): Config | null {
  try {
    const config = loadConfig(process.env)
    console.log('✓ settings   all of them can be used')
    return config
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const complaint of error.complaints) console.log(`✗ settings   ${complaint}`)
    console.log('\nEvery setting is explained in .env.example.')
    process.exitCode = 1
    return null
  }
}

async function checkNode(): Promise<Finding> {
  const major = Number(process.versions.node.split('.')[0])
  const problem =
    major < 24 ? `Node ${process.versions.node} is too old: use Node 24, or run through npm.` : null
  return { what: 'node', problem, detail: process.versions.node }
}

async function checkDisk({ DATA_DIR, DATABASE_URL }: Config): Promise<Finding> {
  if (DATABASE_URL !== null) return { what: 'disk', problem: null, detail: 'nothing is kept on this machine' }
  mkdirSync(DATA_DIR, { recursive: true, mode: 0o700 })
  const { bavail, bsize } = await statfs(DATA_DIR)
  const free = bavail * bsize
  const detail = `${(free / GIGABYTE).toFixed(1)} GB free for ${DATA_DIR}`
  return { what: 'disk', problem: free < GIGABYTE ? `${detail}: make room, or set DATA_DIR.` : null, detail }
}

async function checkDatabase(config: Config): Promise<Finding> {
  const what = 'database'
  if (config.DATABASE_URL === null) {
    const there = existsSync(join(config.DATA_DIR, 'postgres'))
    return {
      what,
      problem: null,
      detail: there ? `embedded, in ${config.DATA_DIR}` : 'embedded, made by the first start',
    }
  }
  try {
    const { version, pending } = await findPendingMigrations(config.DATABASE_URL)
    const detail = `PostgreSQL ${version}${pending.length > 0 ? `; the next start applies ${pending.join(', ')}` : ', migrated'}`
    return { what, problem: null, detail }
  } catch (error) {
    return {
      what,
      problem: `${messageOf(error)} Check DATABASE_URL and whether the server accepts this machine.`,
      detail: '',
    }
  }
}

/** Null: there is none, and none is missed. */
async function checkReplica({ DATABASE_REPLICA_URL }: Config): Promise<Finding | null> {
  if (DATABASE_REPLICA_URL === null) return null
  const what = 'replica'
  try {
    const { version } = await findPendingMigrations(DATABASE_REPLICA_URL)
    return { what, problem: null, detail: `PostgreSQL ${version}, for reports` }
  } catch (error) {
    return { what, problem: `${messageOf(error)} Check DATABASE_REPLICA_URL.`, detail: '' }
  }
}

async function checkRedis({ REDIS_URL }: Config): Promise<Finding> {
  const what = 'redis'
  if (REDIS_URL === null)
    return { what, problem: null, detail: 'none: for one replica. Set REDIS_URL for several.' }
  try {
    return { what, problem: null, detail: `Redis ${await pingRedis(REDIS_URL)}` }
  } catch (error) {
    return { what, problem: `${messageOf(error)} Check REDIS_URL.`, detail: '' }
  }
}

/** Asks each model for one word: a list of models is there without credit, too, and on OpenRouter without a key. */
async function checkModel({
  OPENROUTER_API_KEY: apiKey,
  OPENROUTER_BASE_URL: baseUrl,
  OPENROUTER_MODEL: models,
}: Config): Promise<Finding> {
  const what = 'model'
  if (apiKey === null) {
    return {
      what,
      problem: null,
      detail: 'none: FAQ answers and hand-off. Set OPENROUTER_API_KEY for model answers.',
    }
  }
  const problems: string[] = []
  for (const model of models) {
    const problem = await diagnoseModel({ apiKey, baseUrl }, model)
    if (problem !== null) problems.push(`${model}: ${problem}`)
  }
  const problem = problems.length > 0 ? problems.join(' ') : null
  return { what, problem, detail: `${models.join(', ')}; asked for one word, answered` }
}

async function checkTraces({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: Config): Promise<Finding | null> {
  if (endpoint === null) return null
  const problem = await problemWith(`${endpoint.replace(/\/$/, '')}/v1/traces`, { resourceSpans: [] }, {})
  const advice = 'Check OTEL_EXPORTER_OTLP_ENDPOINT: OTLP over HTTP, usually port 4318.'
  return { what: 'traces', problem: problem && `${problem} ${advice}`, detail: 'the collector takes them' }
}

async function checkClient(): Promise<Finding> {
  const built = existsSync(join(import.meta.dirname, '../../client/dist/index.html'))
  return { what: 'pages', problem: null, detail: built ? 'built' : 'built by the next start' }
}

await main()
