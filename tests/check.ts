/** `npm run check`: everything that can be said about the code without running the product. One line a check. */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { delimiter, join } from 'node:path'
import { generateIfStale } from '#prisma/generate.ts'

interface Check {
  name: string
  command: readonly [program: string, ...args: string[]]
}

interface Outcome {
  passed: boolean
  output: string
  seconds: number
}

const root = join(import.meta.dirname, '..')

/** Generated code is not committed, and types, lint and knip all look at it. */
const prepare: Check = { name: 'generated documents', command: ['graphql-codegen', '--config', 'codegen.ts'] }

/** Longest first, so that none of them is left to run alone at the end. */
const checks: readonly Check[] = [
  { name: 'types of the server', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types of the client', command: ['tsc', '--noEmit', '-p', 'client/tsconfig.json'] },
  { name: 'migrations make schema.prisma', command: ['node', 'prisma/check-drift.ts'] },
  { name: 'unused code', command: ['knip', '--no-progress', '--no-config-hints'] },
  // From tests/, so that vitest.config.ts does not make databases for tests that need none.
  {
    name: 'boundaries',
    command: ['vitest', 'run', '--root', 'tests', '--no-cache', '--reporter=minimal', 'boundaries'],
  },
  {
    name: 'API, paths, commits, supply',
    command: [
      ...['vitest', 'run', '--root', 'tests', '--no-cache', '--reporter=minimal'],
      ...['schema-rules', 'repository/'],
    ] as unknown as Check['command'],
  },
  {
    name: 'no foreign source of packages',
    command: [
      ...['lockfile-lint', '--path', 'package-lock.json', '--type', 'npm', '--allowed-hosts', 'npm'],
      ...['--validate-https', '--validate-package-names', '--validate-integrity'],
    ] as unknown as Check['command'],
  },
  { name: 'schema.graphql is fresh', command: ['node', 'server/schema/print.ts', '--check'] },
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
]

/** A check that has not ended by then hangs. */
const TIMEOUT_SECONDS = 180

function run(check: Check): Promise<Outcome> {
  const [program, ...args] = check.command
  const startedAt = performance.now()
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, PATH: path, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIMEOUT_SECONDS * 1000,
      killSignal: 'SIGKILL',
    })
    let output = ''
    const end = (passed: boolean) => done({ passed, output, seconds: (performance.now() - startedAt) / 1000 })
    const collect = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => {
      output += `${error.message}\n`
      end(false)
    })
    child.on('close', (code, signal) => {
      if (signal) output += `Ended by ${signal}; the limit is ${TIMEOUT_SECONDS} s.\n`
      end(code === 0)
    })
  })
}

async function report(check: Check): Promise<boolean> {
  const { passed, output, seconds } = await run(check)
  const line = `${passed ? 'ok  ' : 'FAIL'}  ${check.name.padEnd(30)} ${seconds.toFixed(1).padStart(5)} s`
  console.log(passed ? line : `${line}\n\n$ ${check.command.join(' ')}\n${output.trim()}\n`)
  return passed
}

/** At least two at a time: some of them mostly wait. */
async function reportAll(waiting: Check[]): Promise<boolean[]> {
  const results: boolean[] = []
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await report(check))
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker))
  return results
}

generateIfStale()
const results = [await report(prepare), ...(await reportAll([...checks]))]
const failed = results.filter((passed) => !passed).length
console.log(`\n${results.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
