import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyMigrations, MigrationFailed } from '#server/adapters/postgres/migrate.ts'
import {
  MIGRATIONS_FOLDER,
  readMigrations,
  toMigrationList,
} from '#server/adapters/postgres/migrations-folder.ts'
import { EVERYTHING, withSchemaEngine } from '#server/adapters/postgres/schema-engine.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { findDrift } from '../prisma/find-drift.ts'
import { writeMigration } from '../prisma/write-migration.ts'

describeOnEachDatabase('migrations', (getDatabase) => {
  let folder: string

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'migrations-'))
    cpSync(MIGRATIONS_FOLDER, folder, { recursive: true })
    await getDatabase().pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function addMigration(name: string, sql: string): void {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, 'migration.sql'), sql)
  }

  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const names = readMigrations().map(({ name }) => name)

  test('create exactly what schema.prisma says', async () => {
    expect(await findDrift({ shadowUrl: getDatabase().url })).toBeNull()
  })

  test('are reported as drifted when schema.prisma says something else', async () => {
    const changed = schema.replace('model Faq {', 'model Faq {\n  owner String?')
    expect(await findDrift({ shadowUrl: getDatabase().url, schema: changed })).toContain(
      'ALTER TABLE "Faq" ADD COLUMN     "owner" TEXT',
    )
    expect(schema).toContain('where: raw(')
  })

  test('let a session have one unresolved ticket, and any number of resolved ones', async () => {
    const { url, db } = getDatabase()
    await applyMigrations({ url })
    const tokenHash = crypto.getRandomValues(new Uint8Array(32))
    const { id: sessionId } = await db.session.create({ data: { tokenHash } })
    const ticket = (status: 'OPEN' | 'RESOLVED') =>
      db.ticket.create({ data: { sessionId, status, reason: 'KEYWORD' } })
    await ticket('RESOLVED')
    await ticket('RESOLVED')
    await ticket('OPEN')
    await expect(ticket('OPEN')).rejects.toMatchObject({ code: 'P2002' })
  })

  test('are applied once, however many start at the same time', async () => {
    const { url, kind } = getDatabase()
    // One process owns an embedded database, and it starts once.
    const starts = kind === 'PostgreSQL server' ? 8 : 1
    const applied = await Promise.all(Array.from({ length: starts }, () => applyMigrations({ url })))
    expect(applied.flat()).toEqual(names)
    expect(await applyMigrations({ url })).toEqual([])
  })

  test('are recognised by Prisma as its own', async () => {
    const { url } = getDatabase()
    await applyMigrations({ url })
    const diagnosis = await withSchemaEngine({ main: url }, (engine) =>
      engine.diagnoseMigrationHistory({
        migrationsList: toMigrationList(readMigrations()),
        optInToShadowDatabase: false,
        filters: EVERYTHING,
      }),
    )
    expect(diagnosis).toMatchObject({ editedMigrationNames: [], failedMigrationNames: [], history: null })
  })

  test('may contain semicolons in texts and functions', async () => {
    const { url, pool } = getDatabase()
    addMigration(
      '29990101000000_function',
      `CREATE FUNCTION two() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END; $$; -- done;`,
    )
    expect(await applyMigrations({ url, folder })).toEqual([...names, '29990101000000_function'])
    expect((await pool.query('SELECT two()')).rows).toEqual([{ two: 'a;b' }])
  })

  test('leave nothing behind when one fails, say which and why, and continue once it is fixed', async () => {
    const { url, pool } = getDatabase()
    const broken = '29990101000000_broken'
    addMigration(broken, 'CREATE TABLE half (id int);\nALTER TABLE missing ADD COLUMN x int;')
    await expect(applyMigrations({ url, folder })).rejects.toThrow(
      new MigrationFailed(
        `The migration ${broken} failed, and nothing of it remains: No such table: missing`,
      ),
    )
    expect((await pool.query(`SELECT to_regclass('half') AS half`)).rows).toEqual([{ half: null }])
    addMigration(broken, 'CREATE TABLE half (id int);')
    expect(await applyMigrations({ url, folder })).toEqual([broken])
    expect(await applyMigrations({ url, folder })).toEqual([])
  })

  test('are refused if one was changed after it had been applied', async () => {
    const { url } = getDatabase()
    await applyMigrations({ url, folder })
    addMigration(names[0] ?? '', 'SELECT 1')
    await expect(applyMigrations({ url, folder })).rejects.toThrow(`The migration ${names[0]} was changed`)
  })

  test('of a newer version do not keep an older one from starting', async () => {
    const { url } = getDatabase()
    addMigration('29990101000000_newer', 'SELECT 1')
    await applyMigrations({ url, folder })
    expect(await applyMigrations({ url })).toEqual([])
  })

  test('are written from schema.prisma, named by time and purpose', async () => {
    const { url: shadowUrl } = getDatabase()
    const now = new Date('2999-01-02T03:04:05Z')
    const changed = schema.replace('model Faq {', 'model Faq {\n  owner String?')
    const options = { name: 'Add FAQ owner', now, shadowUrl, folder, schema: changed }
    const file = await writeMigration(options)
    expect(file).toBe(join(folder, '29990102030405_add_faq_owner', 'migration.sql'))
    expect(readMigrations(folder).at(-1)?.sql).toContain('"owner" TEXT')
  })

  test('are not written when there is nothing to write', async () => {
    const before = readdirSync(folder)
    const options = { name: 'nothing', now: new Date(), shadowUrl: getDatabase().url, folder }
    expect(await writeMigration(options)).toBeNull()
    expect(readdirSync(folder)).toEqual(before)
  })
})
