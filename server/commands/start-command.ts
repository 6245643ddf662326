import { createCorrelation } from '../adapters/memory/correlation.ts'
import { createNoMetrics } from '../adapters/memory/no-metrics.ts'
import { createNoTracer } from '../adapters/memory/no-tracer.ts'
import { createMemoryRateLimiter } from '../adapters/memory/rate-limiter.ts'
import { createJobs } from '../adapters/pg-boss/job-queue.ts'
import { createRedisRateLimiter } from '../adapters/redis/rate-limiter.ts'
import type { Config } from '../config.ts'
import type { Deps, Settings } from '../domain/deps.ts'
import { declaredJobs } from '../jobs/index.ts'
import { createLog } from '../log.ts'
import { openDatabaseBeside } from '../open-database.ts'

export interface Command {
  deps: Pick<Deps, 'db' | 'clock' | 'jobs' | 'limiter' | 'log'> & { settings: Pick<Settings, 'rateLimit'> }
  close(): Promise<void>
}

/** What a command on the machine itself needs of the product, beside a server that may be running. */
export async function startCommand(config: Config): Promise<Command> {
  const log = createLog(config)
  const database = await openDatabaseBeside(config, log)
  const jobs = await createJobs({
    pool: database.pool,
    log,
    declared: declaredJobs,
    worker: false,
    metrics: createNoMetrics(),
    correlation: createCorrelation(),
    tracer: createNoTracer(),
  })
  const limiter = config.REDIS_URL
    ? createRedisRateLimiter({ url: config.REDIS_URL, log })
    : createMemoryRateLimiter()
  const rateLimit = { requests: config.RATE_LIMIT_REQUESTS, windowSeconds: config.RATE_LIMIT_WINDOW }
  return {
    deps: {
      db: database.db,
      clock: () => new Date(),
      jobs: jobs.queue,
      limiter,
      log,
      settings: { rateLimit },
    },
    async close() {
      await jobs.close()
      await limiter.close()
      await database.close()
    },
  }
}
