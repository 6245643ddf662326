import { globSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildClient, isClientBuilt } from '#server/start/build-client.ts'
import { generateIfStale } from '../../prisma/generate.ts'
import { type Attack, type Figures, problemsOf } from './attack.ts'
import { type AttackedServer, startAttackedServer } from './attacked-server.ts'
import { letOthersAsk } from './bystanders.ts'
import { post } from './send.ts'
import { runSuites, type SuiteName, suites } from './suites.ts'

/**
 * `npm run attack`: attacks a server of its own in each way that attacks/ knows, while customers ask their questions
 * beside it, and then runs the suites whole of which `npm test` runs a part. Under 15 minutes on two cores of its own;
 * exit code 1 when one of them did harm.
 *
 *   npm run attack -- [documents guesses hostile …] [--json FILE]
 */
const { values, positionals } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
})
const paths = globSync(join(import.meta.dirname, 'attacks/*.ts')).toSorted()
const suiteNames = Object.keys(suites) as SuiteName[]
const names = [...paths.map((path) => basename(path, '.ts')), ...suiteNames]
const unknown = positionals.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`There is no attack ${unknown.join(', ')}; there are ${names.join(', ')}.`)
  process.exit(1)
}
// What was started is ended when this process exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
generateIfStale()
if (!isClientBuilt()) await buildClient()

interface Outcome extends Figures {
  attack: string
  problems: readonly string[]
}

let addresses = 0
/** 10.0.0.1 and on. */
function newAddress(): string {
  addresses += 1
  return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`
}

async function newKeyAt({ url, adminKey }: AttackedServer): Promise<string> {
  const query = `mutation { createApiKey(input: { name: "Mallory", role: ADMIN }) {
    ... on CreateApiKeyPayload { secret }
  } }`
  const { body } = await post(url, { query }, { address: newAddress(), bearer: adminKey })
  return JSON.parse(body).data.createApiKey.secret
}

async function carryOut(name: string, attack: Attack, server: AttackedServer): Promise<Outcome> {
  const started = performance.now()
  const statuses: Record<string, number> = {}
  const defectsBefore = await server.defects()
  const others = letOthersAsk(server.url, newAddress)
  await server.longestTurnMs()
  const found = await attack.run({
    url: server.url,
    newKey: () => newKeyAt(server),
    newAddress,
    say: (text) => process.stdout.isTTY && process.stdout.write(`\r\x1b[K${name}: ${text}`),
    count: (status) => {
      statuses[status] = (statuses[status] ?? 0) + 1
    },
  })
  const longestTurnMs = await server.longestTurnMs()
  const figures: Figures = {
    longestTurnMs,
    statuses,
    serverErrors: Object.entries(statuses).reduce(
      (sum, [status, count]) => sum + (Number(status) >= 500 && status !== '503' ? count : 0),
      0,
    ),
    beside: await others.leave(),
    defects: (await server.defects()) - defectsBefore,
    seconds: Math.round((performance.now() - started) / 1000),
  }
  return { attack: name, ...figures, problems: [...problemsOf(figures), ...found] }
}

const isWanted = (name: string) => positionals.length === 0 || positionals.includes(name)

async function attackServer(): Promise<Outcome[]> {
  const wanted = paths.filter((path) => isWanted(basename(path, '.ts')))
  if (wanted.length === 0) return []
  const server = await startAttackedServer()
  // The first questions load and compile what every server has loaded after its first minute.
  const firstQuestions = letOthersAsk(server.url, newAddress)
  await new Promise((resolve) => setTimeout(resolve, 5000))
  await firstQuestions.leave()
  const outcomes: Outcome[] = []
  for (const path of wanted) {
    const name = basename(path, '.ts')
    const { attack } = (await import(path)) as { attack: Attack } // Each file of the folder exports one.
    if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
    console.log(`── ${name}: ${attack.title}`)
    const outcome = await carryOut(name, attack, server)
    outcomes.push(outcome)
    for (const problem of outcome.problems) console.log(`   HARM: ${problem}`)
    if (server.exitCode() !== null) throw new Error(`The server has ended, with ${server.exitCode()}.`)
  }
  await server.close()
  return outcomes
}

const outcomes = await attackServer()
const wantedSuites = suiteNames.filter(isWanted)
for (const name of wantedSuites) console.log(`── ${name}: ${suites[name].title}`)
const suiteOutcomes = await runSuites(wantedSuites)

console.table(
  Object.fromEntries(
    outcomes.map(({ attack, longestTurnMs, statuses, defects, beside, seconds, problems }) => [
      attack,
      {
        'longest turn, ms': longestTurnMs,
        answers: Object.entries(statuses)
          .map(([status, count]) => `${count} × ${status}`)
          .join(', '),
        defects,
        'others served': beside.served,
        failed: beside.failed,
        'slowest, ms': beside.slowestMs,
        seconds,
        harm: problems.length,
      },
    ]),
  ),
)
console.table(
  Object.fromEntries(
    suiteOutcomes.map(({ attack, passed, seconds, problems }) => [
      attack,
      { 'tests passed': passed, seconds, harm: problems.length },
    ]),
  ),
)
const all = [...outcomes, ...suiteOutcomes]
for (const { attack, problems } of all)
  for (const problem of problems) console.log(`HARM, ${attack}: ${problem}`)
console.log(`${all.length} attacks in ${Math.round(performance.now() / 1000)} s`)
const json = JSON.stringify(all, null, 2)
if (values.json) writeFileSync(values.json, `${json}\n`)
else console.log(json)
process.exit(all.every(({ problems }) => problems.length === 0) ? 0 : 1)
