import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm'
import pg from 'pg'

/** No table or enum is managed by another tool. */
export const EVERYTHING: SchemaFilter = { externalTables: [], externalEnums: [] }

/**
 * Runs `work` with Prisma's schema engine on a database; `shadow` names another, empty one, which is needed
 * to compare migrations with a schema (`diff` from migrations) and is filled by it.
 */
export async function withSchemaEngine<T>(
  urls: { main: string; shadow?: string },
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await import('./schema-engine-wasm.ts')
  const pools: pg.Pool[] = []
  const connect = async (url: string) => {
    const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 })
    pools.push(pool)
    const adapter = await new PrismaPg(pool).connect()
    passCharColumns(pool, adapter)
    // The adapter's own cuts scripts at every semicolon, inside strings and functions too, and commits the pieces.
    // Sent whole, PostgreSQL runs a migration in one transaction: it happens or leaves nothing behind.
    adapter.executeScript = async (sql) => void (await adapter.executeRaw({ sql, args: [], argTypes: [] }))
    return adapter
  }
  const factory = {
    provider: 'postgres' as const,
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(urls.main),
    connectToShadowDb: () => {
      if (urls.shadow === undefined) throw new Error('This work needs a shadow database.')
      return connect(urls.shadow)
    },
  }
  const engine = await SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  try {
    return await work(engine)
  } finally {
    engine.free()
    await Promise.all(pools.map((pool) => pool.end()))
  }
}

/**
 * PostgreSQL's catalogue keeps one-letter codes as "char", a type that the engine needs to see as Character and the
 * adapter refuses to name. So "char" goes through the adapter as TIME, which the catalogue has no columns of.
 */
function passCharColumns(pool: pg.Pool, adapter: SqlDriverAdapter): void {
  const { CHAR, TIME } = pg.types.builtins
  const send: (statement: pg.QueryConfig) => Promise<pg.QueryResult> = pool.query.bind(pool)
  const sendAndRelabel = async (statement: pg.QueryConfig) => {
    const result = await send(statement)
    for (const field of result.fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = TIME
    return result
  }
  // The adapter uses this one of the overloads.
  pool.query = sendAndRelabel as typeof pool.query
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    const columnTypes = result.columnTypes.map((type) =>
      type === ColumnTypeEnum.Time ? ColumnTypeEnum.Character : type,
    )
    return { ...result, columnTypes }
  }
}
