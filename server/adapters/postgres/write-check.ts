import type { Pool, QueryResult } from 'pg'

/**
 * The transaction needs new room on the disk (a temporary file of 256 KB, gone at once) and a place in the log of all
 * changes, as every message does, and leaves nothing behind: an update of a row would find its old room again, and a full
 * disk would look healthy. It is one message, so that a pooler or the embedded database runs it as one transaction.
 */
const TRY_TO_WRITE = `
  SET LOCAL work_mem = '64kB';
  SELECT count(*) FROM unnest(array_fill(repeat('x', 1024), ARRAY[256]));
  SELECT CASE WHEN current_setting('transaction_read_only') = 'off'
    THEN pg_logical_emit_message(true, 'ai-support-bot', 'Are writes taken?') END IS NULL AS "readOnly"`

const FULL_DISK = '53100'
/** The operator allows no temporary files of this size: that says nothing of the disk. */
const TOO_LARGE_A_FILE = '53400'

/**
 * Says why the database takes no writes, in words for the operator; null when it does.
 * @throws Error when it does not answer at all
 */
export function createWriteCheck(pool: Pool): () => Promise<string | null> {
  return async () => {
    const client = await pool.connect()
    try {
      // With several statements in one message `pg` hands back one result for each.
      const results = (await client.query(TRY_TO_WRITE)) as unknown as QueryResult<{ readOnly?: boolean }>[]
      const readOnly = results.at(-1)?.rows[0]?.readOnly === true
      // A connection may stay read-only when the server no longer is, or lead to one that is not the primary any more.
      client.release(readOnly)
      return readOnly
        ? 'PostgreSQL is read-only, so nothing can be stored: look at its disk and at which server is the primary.'
        : null
    } catch (error) {
      client.release(true)
      const { code } = Object(error) as { code?: unknown }
      if (code === FULL_DISK) return 'The disk of PostgreSQL is full, so nothing can be stored: make room.'
      if (code === TOO_LARGE_A_FILE) return null
      throw error
    }
  }
}
