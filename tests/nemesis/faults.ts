import { setTimeout as delay } from 'node:timers/promises'
import { ADMIN_KEY, type Cluster } from './cluster.ts'
import type { Random } from './random.ts'
import { revokeElsewhere } from './revoke-elsewhere.ts'

/** Something goes wrong; resolves when it is over, or was not possible just then (false). */
type Fault = (cluster: Cluster, random: Random) => Promise<boolean>

export const faults = {
  'kill -9 of a web process': (cluster, random) => killOne(cluster.webs, random),
  'kill -9 of a worker': (cluster, random) => killOne(cluster.workers, random),
  'polite restart of a process': async (cluster, random) => {
    const one = random.pick(cluster.processes)
    if (!one.ready()) return false
    await one.stop()
    await one.start()
    return true
  },
  'kill of Redis': async ({ redis }, random) => {
    await redis.kill()
    await delay(random.between(200, 3000))
    await redis.restart()
    return true
  },
  'Redis stopped': async ({ redis }, random) => {
    redis.suspend()
    await delay(random.between(500, 4000))
    redis.resume()
    return true
  },
  FLUSHALL: ({ redis }) => commanded(redis.command('FLUSHALL')),
  'CLIENT KILL TYPE pubsub': ({ redis }) => commanded(redis.command('CLIENT KILL TYPE pubsub')),
  'end of all database connections': async ({ postgres }) => {
    await postgres.terminateAll()
    return true
  },
  'crash of PostgreSQL': async ({ postgres }) => {
    await postgres.crashAndRestart()
    return true
  },
  "jump of a replica's clock": async ({ processes }, random) => random.pick(processes).jumpClock(),
  'key revoked at another replica': async ({ webs }, random) => {
    const [one, other] = random.pick([webs, webs.toReversed()])
    return one?.ready() && other?.ready() ? revokeElsewhere(one.url, other.url, ADMIN_KEY) : false
  },
  'client sockets cut': async ({ proxy }, random) => {
    proxy.cut(random.pick([0.2, 0.5, 1]))
    return true
  },
  'client sockets stalled': async ({ proxy }, random) => {
    proxy.stall(random.pick([0.2, 0.5]), random.between(500, 6000))
    return true
  },
} satisfies Record<string, Fault>

export type FaultName = keyof typeof faults
export const faultNames = Object.keys(faults) as FaultName[]

/** Parts that cannot be hurt twice at the same time. */
const partOf: Partial<Record<FaultName, string>> = {
  'kill of Redis': 'redis',
  'Redis stopped': 'redis',
  FLUSHALL: 'redis',
  'CLIENT KILL TYPE pubsub': 'redis',
  'end of all database connections': 'postgres',
  'crash of PostgreSQL': 'postgres',
}

/** Lets a fault happen every second or so, several at once, until stopped. */
export function startFaults(options: {
  cluster: Cluster
  random: Random
  names: readonly FaultName[]
  everyMs: readonly [number, number]
  onFault(name: FaultName, count: number): void
}) {
  const { cluster, random, names, everyMs, onFault } = options
  const counts = new Map<FaultName, number>()
  const underWay = new Set<Promise<void>>()
  const busy = new Set<string>()
  /** Each is to have happened once before chance alone decides. */
  const untried = new Set(names)
  const problems: string[] = []
  const stopped = new AbortController()
  const done = names.length === 0 ? Promise.resolve() : loop()

  async function loop(): Promise<void> {
    while (!stopped.signal.aborted) {
      await delay(random.between(...everyMs), undefined, { signal: stopped.signal }).catch(() => undefined)
      if (stopped.signal.aborted) return
      const name = random.pick(untried.size > 0 ? [...untried] : names)
      const part = partOf[name] ?? ''
      if (part !== '' && busy.has(part)) continue
      if (part !== '') busy.add(part)
      const happening = happen(name).finally(() => {
        busy.delete(part)
        underWay.delete(happening)
      })
      underWay.add(happening)
    }
  }

  async function happen(name: FaultName): Promise<void> {
    try {
      if (!(await faults[name](cluster, random))) return
      counts.set(name, (counts.get(name) ?? 0) + 1)
      untried.delete(name)
      onFault(name, total())
    } catch (error) {
      problems.push(`${name}: ${String(error)}`)
    }
  }

  function total(): number {
    return [...counts.values()].reduce((sum, count) => sum + count, 0)
  }

  return {
    counts,
    /** Faults that the nemesis itself could not bring about or end. */
    problems,
    total,
    /** Resolves when all that was broken is whole again. */
    async stop() {
      stopped.abort()
      await done
      await Promise.all(underWay)
    },
  }
}

/** Only while another one of its kind serves: else everybody would only wait for starts. */
async function killOne(processes: Cluster['webs'], random: Random): Promise<boolean> {
  const ready = processes.filter((one) => one.ready())
  if (ready.length < 2) return false
  const one = random.pick(ready)
  await one.kill()
  await one.start()
  return true
}

async function commanded(answer: Promise<string>): Promise<boolean> {
  // Redis may be down or mute at this moment; then there is nothing to break.
  return answer.then(
    () => true,
    () => false,
  )
}
