import { readFileSync } from 'node:fs'
import type { Pool, QueryConfig } from 'pg'
import type { Session } from '#prisma/generated/client.ts'
import type { TurnRows, TurnStore } from '#server/domain/message/turn-store.ts'
import type { JobInsertion } from '#server/ports/job-queue.ts'

const sql = {
  storeTurn: readFileSync(new URL('store-turn.sql', import.meta.url), 'utf8'),
  sessionOfToken: readFileSync(new URL('session-of-token.sql', import.meta.url), 'utf8'),
}
const FIRST_JOB = 16

export interface TurnStoreOptions {
  pool: Pick<Pool, 'query'>
  /**
   * Whether statements get names, so that the server parses and plans each once a connection. Not on the embedded
   * database, whose connections share one session and so their names.
   */
  named: boolean
}

/** The two statements of every message, past Prisma: docs/decisions/021-one-statement-a-turn.md. */
export function createTurnStore({ pool, named }: TurnStoreOptions): TurnStore {
  const ask = async (name: string, text: string, values: unknown[]) => {
    const query: QueryConfig = named ? { name, text, values } : { text, values }
    const { rows } = await pool.query<Session>(query)
    // As Prisma reads a row, bytes apart.
    return rows[0] ? { ...rows[0], tokenHash: new Uint8Array(rows[0].tokenHash) } : null
  }
  return {
    sessionOfToken: (tokenHash) => ask('session-of-token', sql.sessionOfToken, [tokenHash]),
    async store(turn) {
      const { jobs = [] } = turn
      const name = ['store-turn', ...jobs.map((job) => job.name)].join(' ')
      return ask(name, withJobs(jobs), valuesOf(turn))
    },
  }
}

function valuesOf(turn: TurnRows): unknown[] {
  const { session, now, messages = [], settles = null, modelCalls = [], ticket, jobs = [] } = turn
  const { create, move } = { create: null, move: null, ...session }
  return [
    JSON.stringify(
      create ? [{ ...create, tokenHash: `\\x${Buffer.from(create.tokenHash).toString('hex')}` }] : [],
    ),
    move?.id,
    move?.ifEpoch,
    move?.ifLastSeq,
    move?.status,
    move?.epoch,
    move?.ownerId,
    move?.language,
    move?.unanswered,
    now,
    messages.length,
    settles,
    JSON.stringify(messages),
    JSON.stringify(modelCalls),
    JSON.stringify(ticket ? [ticket] : []),
    ...jobs.map(({ value }) => JSON.stringify(value)),
  ]
}

/** The queue's own statements become parts of the turn's; what they insert depends on the session's row like the rest. */
function withJobs(jobs: readonly JobInsertion[]): string {
  const parts = jobs.map(
    ({ sql: insert }, at) => `, job_${at} AS (${insert.replace('$1::text', given(FIRST_JOB + at))})`,
  )
  return sql.storeTurn.replace('/* jobs */', () => parts.join(''))
}

/** A job as a JSON array of one, with its seq counted on from the session's; nothing when the turn is not stored. */
function given(parameter: number): string {
  const job = `$${parameter}::jsonb`
  const seq = `to_jsonb(turn.after_seq + (${job} #>> '{data,seq}')::integer)`
  return `(SELECT jsonb_build_array(coalesce(jsonb_set(${job}, '{data,seq}', ${seq}, false), ${job})) FROM turn)::text`
}
