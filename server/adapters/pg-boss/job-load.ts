import type { Pool } from 'pg'
import type { QueueLoad } from '#server/ports/metrics.ts'
import { deadLettersOf } from './job-queue.ts'

type Row = { name: string; ready: number; deferred: number; active: number; oldestReadySeconds: number }

/**
 * How much work each queue has, from pg-boss's own table in one statement; a queue without jobs counts 0.
 * infra/k8s scales workers by the same figure: keep the two alike.
 */
export async function readJobLoad(
  pool: Pick<Pool, 'query'>,
  queues: readonly string[],
): Promise<QueueLoad[]> {
  const names = queues.flatMap((queue) => [queue, deadLettersOf(queue)])
  const { rows } = await pool.query<Row>(
    `SELECT name,
       count(*) FILTER (WHERE state < 'active' AND start_after <= now())::int AS "ready",
       count(*) FILTER (WHERE state < 'active' AND start_after > now())::int AS "deferred",
       count(*) FILTER (WHERE state = 'active')::int AS "active",
       coalesce(extract(epoch FROM now() - min(start_after)
         FILTER (WHERE state < 'active' AND start_after <= now())), 0)::float8 AS "oldestReadySeconds"
     FROM pgboss.job WHERE state <= 'active' AND name = ANY($1) GROUP BY name`,
    [names],
  )
  const byName = new Map(rows.map((row) => [row.name, row]))
  return queues.map((queue) => {
    const { ready = 0, deferred = 0, active = 0, oldestReadySeconds = 0 } = byName.get(queue) ?? {}
    const given = byName.get(deadLettersOf(queue))
    const deadLetters = (given?.ready ?? 0) + (given?.deferred ?? 0)
    return { queue, ready, deferred, active, deadLetters, oldestReadySeconds }
  })
}
