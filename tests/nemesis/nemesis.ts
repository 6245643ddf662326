import { setTimeout as delay } from 'node:timers/promises'
import { startAgent } from './agent.ts'
import { check, type Violations } from './checker.ts'
import { ADMIN_KEY, type Cluster, startCluster } from './cluster.ts'
import { type Customer, createCustomer, type RunCounts } from './customer.ts'
import type { Evidence } from './evidence.ts'
import { type FaultName, faultNames, startFaults } from './faults.ts'
import { createRandom } from './random.ts'
import { readStoredRows } from './stored-rows.ts'

export interface NemesisOptions {
  seed: number
  /** How long faults happen. */
  seconds: number
  customers?: number
  faults?: readonly FaultName[]
  everyMs?: readonly [number, number]
  /** Instead of faults: so many polite restarts, one process after the other. */
  restarts?: number
  /** What has not come so long after the faults is lost. */
  settleSeconds?: number
  /** For a mutant: passed to node before the entry file. */
  nodeOptions?: readonly string[]
  onProgress?(line: string): void
}

export interface NemesisReport {
  violations: Violations
  faults: ReadonlyMap<FaultName, number>
  /** What the nemesis itself could not do. */
  problems: readonly string[]
  counts: RunCounts
  agentsTook: number
  isBehindHaproxy: boolean
  connections: number
  /** From the end of the faults until everything was delivered and answered. */
  settledAfterMs: number
}

const SETTLE_SECONDS = 60

/** Hurts a running cluster while customers use it, then counts what was lost. A text: what is missing to do it. */
export async function runNemesis(options: NemesisOptions): Promise<NemesisReport | string> {
  const random = createRandom(options.seed)
  const evidence: Evidence = { acknowledged: [], subscriptions: [], notified: new Set(), crashes: [] }
  const counts: RunCounts = {
    ...{
      deliveries: 0,
      sends: 0,
      retries: 0,
      unsent: 0,
      MAX_SEND_MS: 0,
      mostRetries: 0,
      latestFailure: '',
    },
  }
  options.onProgress?.('Starting …')
  const cluster = await startCluster({
    random,
    evidence,
    nodeOptions: options.nodeOptions ?? [],
    behindHaproxy: true,
  })
  if (typeof cluster === 'string') return cluster
  try {
    const customers = await Promise.all(
      Array.from({ length: options.customers ?? 16 }, (_, index) => {
        const name = `customer-${index + 1}`
        const asksForPeople = index % 5 === 0
        return createCustomer({
          url: cluster.url,
          name,
          random: random.fork(name),
          evidence,
          counts,
          asksForPeople,
        })
      }),
    )
    const agent = startAgent({ url: cluster.url, key: ADMIN_KEY, random: random.fork('agent') })
    const faults = startFaults({
      cluster,
      random: random.fork('faults'),
      names: options.restarts ? [] : (options.faults ?? faultNames),
      everyMs: options.everyMs ?? [600, 1400],
      onFault: (name, count) =>
        options.onProgress?.(
          `${count} faults, ${counts.deliveries} deliveries, ${counts.sends} sends; ${name}`,
        ),
    })
    if (options.restarts) await restartInTurn(cluster, options.restarts, options.onProgress)
    else await delay(options.seconds * 1000)
    await faults.stop()
    options.onProgress?.('Quiet; settling …')
    const quietSince = performance.now()
    await Promise.all(customers.map((customer) => customer.stopWriting()))
    await agent.stop()
    await settle(cluster, evidence, options.settleSeconds ?? SETTLE_SECONDS)
    const settledAfterMs = Math.round(performance.now() - quietSince)
    evidence.crashes.push(...cluster.processes.flatMap(({ crashes }) => crashes))
    const rows = await readStoredRows(cluster.postgres.url, sessionsOf(customers))
    await Promise.all(customers.map((customer) => customer.close()))
    return {
      violations: check(evidence, rows),
      faults: faults.counts,
      problems: faults.problems,
      counts,
      agentsTook: agent.taken(),
      isBehindHaproxy: cluster.isBehindHaproxy,
      connections: evidence.subscriptions.reduce((sum, one) => sum + one.connections, 0),
      settledAfterMs,
    }
  } finally {
    await cluster.close()
  }
}

/** As a new version is rolled out. */
async function restartInTurn(
  { processes }: Cluster,
  restarts: number,
  onProgress?: (line: string) => void,
): Promise<void> {
  for (let done = 0; done < restarts; done += 1) {
    const one = processes[done % processes.length]
    await one?.stop()
    await one?.start()
    onProgress?.(`${done + 1} restarts`)
  }
}

/** Waits until nothing more is to come, or for so long that what has not come is lost. */
async function settle(cluster: Cluster, evidence: Evidence, seconds: number): Promise<void> {
  const timeLimit = performance.now() + seconds * 1000
  const sessions = [...new Set(evidence.subscriptions.map(({ sessionId }) => sessionId))]
  while (performance.now() < timeLimit) {
    const rows = await readStoredRows(cluster.postgres.url, sessions)
    const {
      'deliveries lost': lost,
      'replies missing': replies,
      'tickets without notice': tickets,
    } = check(evidence, rows)
    if (lost.length + replies.length + tickets.length === 0) return
    await delay(500)
  }
}

function sessionsOf(customers: readonly Customer[]): string[] {
  return customers.map(({ sessionId }) => sessionId)
}
