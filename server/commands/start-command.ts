import { createMemoryRateLimiter } from '../adapters/memory/rate-limiter.ts'
import { createCorrelation } from '../adapters/node/correlation.ts'
import { createNoMetrics } from '../adapters/none/no-metrics.ts'
import { createNoTracer } from '../adapters/none/no-tracer.ts'
import { createJobs } from '../adapters/pg-boss/job-queue.ts'
import type { Database } from '../adapters/postgres/connect.ts'
import { createRedisRateLimiter } from '../adapters/redis/rate-limiter.ts'
import type { Config } from '../config.ts'
import type { Deps, Settings } from '../domain/deps.ts'
import { declaredJobs } from '../jobs/index.ts'
import { createLog, type Logger } from '../start/log.ts'
import { openDatabaseBeside } from '../start/open-database.ts'

export interface Command {
  deps: Pick<Deps, 'db' | 'clock' | 'jobs' | 'limiter' | 'log'> & { settings: Pick<Settings, 'rateLimit'> }
  close(): Promise<void>
}

/** What a command on the machine itself needs of the product, next to a server that may be running. */
export async function startCommand(config: Config): Promise<Command> {
  const log = createLog(config)
  const database = await openDatabaseBeside(config, log)
  try {
    return await composeCommand(config, log, database)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function composeCommand(config: Config, log: Logger, database: Database): Promise<Command> {
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
