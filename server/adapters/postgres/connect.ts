import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '#prisma/generated/client.ts'
import type { Db } from '#server/domain/db.ts'
import type { TurnStore } from '#server/domain/message/turn-store.ts'
import { createTurnStore } from './turns/turn-store.ts'

export interface DatabaseOptions {
  /** `postgresql://…`: a server's, or an embedded database's (`openEmbeddedDatabase`). */
  url: string
  /** Connections at most, default 10. Eight replicas of 10 stay below PostgreSQL's default of 100. */
  poolSize?: number
  /** Seen by the database's own lists of connections. */
  applicationName?: string
  /** An idle connection was lost: the pool opens another one when it needs it. For the log. */
  onConnectionLost?: (error: Error) => void
  /** Told of every statement that is sent, BEGIN and COMMIT included, from all users of the pool. */
  onStatement?: (sql: string) => void
}

export interface Database {
  db: Db
  /** The pool under `db`, for what Prisma cannot say. */
  pool: pg.Pool
  turns: TurnStore
  close(): Promise<void>
}

const CONNECTION_TIMEOUT_SECONDS = 5
/** For one of the pool's connections, which are all in use: a burst is served within it, one after the other. */
const TURN_TIMEOUT_SECONDS = 20
const STATEMENT_TIMEOUT_SECONDS = 15
/** The server's own limit comes first; a server that is gone without a farewell, mute for ever, keeps none. */
const ANSWER_TIMEOUT_SECONDS = STATEMENT_TIMEOUT_SECONDS + 2
const IDLE_IN_TRANSACTION_TIMEOUT_SECONDS = 15
const TRANSACTION_TIMEOUT_SECONDS = 10

/**
 * Opens a pool and Prisma on it. Connects with the first statement, so it does not fail when there is no server at `url`.
 * Nothing waits for ever: a dead host fails after 5 s, a full pool after 20 s, a statement after 15 s (17 s when its server is
 * gone without a word), a transaction after 10 s.
 * (The embedded database ignores the two time-outs that the server would keep; see embedded-database.ts.)
 */
export function createDatabase(options: DatabaseOptions): Database {
  const { onStatement, onConnectionLost } = options
  const pool = new PatientPool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    application_name: options.applicationName ?? 'ai-support-bot',
    keepAlive: true,
    // Prisma sends moments without their zone, in UTC; a server of another zone would take them for its own hours.
    options: '-c TimeZone=UTC',
    connectionTimeoutMillis: connectionTimeoutMs(options.url),
    statement_timeout: STATEMENT_TIMEOUT_SECONDS * 1000,
    query_timeout: ANSWER_TIMEOUT_SECONDS * 1000,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_SECONDS * 1000,
    ...(onStatement && { Client: observedClient(onStatement) }),
  })
  // Without a listener a restart of the database would end this process.
  pool.on('error', (error) => onConnectionLost?.(error))
  // The pool listens to idle connections alone. One that is lost while it is checked out between two statements has
  // no listener, and Node ends a process for that; its holder learns of it with the next statement.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new PrismaClient({
    adapter: new PrismaPg(pool),
    // Prisma's own 2 s for a free connection is shorter than the pool's and would fail a burst that the pool serves.
    transactionOptions: {
      maxWait: TURN_TIMEOUT_SECONDS * 1000,
      timeout: TRANSACTION_TIMEOUT_SECONDS * 1000,
    },
  })
  return {
    db,
    pool,
    turns: createTurnStore({ pool, named: !isSocketFile(options.url) }),
    async close() {
      await db.$disconnect()
      await pool.end()
    },
  }
}

/**
 * A pool of `pg` has one time limit for two things. A server that does not answer is to be noticed soon; for a turn,
 * when every connection is in use, it is worth waiting: failing would serve no request sooner.
 */
class PatientPool extends pg.Pool {
  #answered = 0
  readonly #connectionTimeoutMs: number | undefined

  constructor(options: pg.PoolConfig) {
    super(options)
    this.#connectionTimeoutMs = options.connectionTimeoutMillis
    this.on('connect', () => {
      this.#answered += 1
    })
    this.on('remove', () => {
      this.#answered -= 1
    })
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: ConnectCallback): void
  // biome-ignore lint/suspicious/noConfusingVoidType: it is what the pool declares.
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    const { options } = this
    // Connections that are still being opened are no sign of a server that answers.
    const allAtWork = this.#answered >= options.max && this.idleCount === 0
    // The pool reads it now for the wait, and again when it opens a connection.
    if (allAtWork) options.connectionTimeoutMillis = TURN_TIMEOUT_SECONDS * 1000
    try {
      return callback ? super.connect(callback) : super.connect()
    } finally {
      options.connectionTimeoutMillis = this.#connectionTimeoutMs
    }
  }
}

/**
 * The embedded database does not answer the first words of a new connection before the statement that runs has ended: a
 * busy machine would look like one whose server is gone. Behind a socket file there is no network that could be.
 */
function connectionTimeoutMs(url: string): number {
  return (isSocketFile(url) ? TURN_TIMEOUT_SECONDS : CONNECTION_TIMEOUT_SECONDS) * 1000
}

function isSocketFile(url: string): boolean {
  return /[?&]host=(?:%2F|\/)/i.test(url)
}

type ConnectCallback = Parameters<pg.Pool['connect']>[0]

/** A `pg` client that reports what it sends: the one place that all statements pass. */
function observedClient(onStatement: (sql: string) => void): typeof pg.Client {
  return class ObservedClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config)
      const send = this.query.bind(this)
      // Every overload takes the statement first, as text or as { text }; the rest is passed on untouched.
      const observed = (...args: Parameters<typeof send>) => {
        const statement: unknown = args[0]
        onStatement(typeof statement === 'string' ? statement : textOf(statement))
        return send(...args)
      }
      this.query = observed as typeof this.query
    }
  }
}

function textOf(statement: unknown): string {
  const isObject = typeof statement === 'object' && statement !== null
  return isObject && 'text' in statement && typeof statement.text === 'string' ? statement.text : ''
}
