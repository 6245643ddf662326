import { type ExecProtocolOptionsStream, PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'

// Messages of PostgreSQL's protocol that end a client's turn: a simple Query and a Sync.
const QUERY = 'Q'.charCodeAt(0)
const SYNC = 'S'.charCodeAt(0)
const STARTUP = 0
const TERMINATE = 'X'.charCodeAt(0)

/**
 * PGlite as pglite-socket needs it to serve several connections safely.
 *
 * The socket server runs one protocol message at a time and lets another connection in between two messages, unless
 * `isInTransaction`. A statement with parameters is five messages (Parse, Bind, Describe, Execute, Sync): when they
 * arrive in two chunks (long texts), another connection's Parse would slip in and this one would run *its*
 * statement. So an unfinished series counts as a transaction here.
 */
export class SharedPGlite extends PGlite {
  #seriesOpen = false

  constructor(dataDir: string) {
    // What the migrations create has to be there each time the database is opened.
    super(dataDir, { extensions: { pg_trgm } })
  }

  override isInTransaction(): boolean {
    return this.#seriesOpen || super.isInTransaction()
  }

  override async execProtocolRawStream(
    message: Uint8Array,
    options: ExecProtocolOptionsStream,
  ): Promise<void> {
    try {
      await super.execProtocolRawStream(message, options)
    } catch (error) {
      // SQL errors do not come here, only a broken engine does. The socket server would swallow it and never serve
      // another statement; ended, the thread is seen to have failed. What was committed is safe in the files.
      setImmediate(() => {
        throw error
      })
    }
    const type = message[0]
    this.#seriesOpen = type !== SYNC && type !== QUERY && type !== STARTUP && type !== TERMINATE
  }
}
