import type pg from 'pg'

/** A server that answers and yet cannot be used as it is set up. The message is for the operator. */
class UnusableServer extends Error {
  override readonly name = 'UnusableServer'
}

/**
 * Makes sure that connections are as they were asked for: a pooler in between may drop the time zone, and a role may
 * have a schema of its own, which the tables are not in.
 * @throws UnusableServer
 */
export async function checkServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ zone: string; schema: string | null }>(
    `SELECT current_setting('TimeZone') AS zone, current_schema() AS schema`,
  )
  const { zone = 'unknown', schema = null } = rows[0] ?? {}
  if (!/^(?:Etc\/)?(?:UTC|GMT)$/.test(zone)) {
    throw new UnusableServer(
      `PostgreSQL at DATABASE_URL uses the time zone ${zone} although UTC was asked for: a pooler in between drops the ` +
        "setting. Run: ALTER DATABASE name SET timezone TO 'UTC', and let the pooler reconnect.",
    )
  }
  if (schema !== 'public') {
    throw new UnusableServer(
      `The first schema of this role at DATABASE_URL is ${schema ?? 'none'}; the tables have to be in "public". Give the ` +
        "product a database of its own, or run: ALTER ROLE name SET search_path TO 'public'.",
    )
  }
}
