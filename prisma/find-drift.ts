import { readMigrations, toMigrationList } from '#server/adapters/postgres/migrations-folder.ts'
import { EVERYTHING, withSchemaEngine } from '#server/adapters/postgres/schema-engine.ts'
import { readSchema } from './read-schema.ts'

export interface DriftOptions {
  /** An empty database to replay the migrations in; it is filled. */
  shadowUrl: string
  /** Default: `prisma/migrations`. */
  folder?: string
  /** The text of schema.prisma; default: the file's. */
  schema?: string
}

/**
 * Compares what the migrations make with what schema.prisma says. Null when they agree, else the SQL that is
 * missing from the migrations.
 */
export async function findDrift({ shadowUrl, folder, schema }: DriftOptions): Promise<string | null> {
  const migrations = toMigrationList(readMigrations(folder), folder)
  const { exitCode, stdout } = await withSchemaEngine({ main: shadowUrl, shadow: shadowUrl }, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', ...readSchema(schema) },
      script: true,
      exitCode: true,
      filters: EVERYTHING,
    }),
  )
  return exitCode === 0 ? null : stdout
}
