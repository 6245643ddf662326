import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, callerOf } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { questions, writeTestFaqs } from '#server/testing/test-faqs.ts'
import { recordAction } from '../audit/record-action.ts'
import { InvalidInput, NotFound } from '../errors.ts'
import { createSession } from '../session/create-session.ts'
import { erasePersonalData } from './erase-personal-data.ts'
import { exportPersonalData } from './personal-data.ts'

describeOnEachDatabase('what is stored about a customer', (getDatabase) => {
  let replica: Replica
  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase() })
    await writeTestFaqs(replica.deps)
  })
  afterAll(() => replica.close())

  async function customer(userId: string) {
    const { session } = await createSession(replica.deps, callerOf(), {
      userId,
      metadata: { plan: `plan of ${userId}` },
    })
    await ask(replica.deps, session, questions.known)
    await ask(replica.deps, session, `${questions.person} canary-${userId}`)
    return session
  }

  test('is exported whole, without secrets', async () => {
    const session = await customer('exported')
    const data = await exportPersonalData(replica.deps, { userId: 'exported' })
    const json = JSON.stringify(data)
    expect(json).toContain('canary-exported')
    expect(json).toContain('plan of exported')
    expect(json).toContain(session.id)
    expect(json).not.toContain('tokenHash')
    expect(data.sessions[0]?.tickets).toHaveLength(1)
  })

  test('is erased from every table, jobs included, with a receipt, and leaves other customers’ data', async () => {
    const { deps } = replica
    const session = await customer('erased')
    const other = await customer('kept')
    const receipt = await erasePersonalData(deps, { userId: 'erased' })
    expect(receipt).toMatchObject({ sessions: 1, tickets: 1, sessionIds: [session.id] })
    expect(receipt.messages).toBeGreaterThan(3)
    expect(receipt.jobs).toBeGreaterThan(0)
    expect(await rowsWith('canary-erased')).toEqual([])
    expect(await rowsWith(session.id)).toEqual([])
    expect(await rowsWith(other.id)).not.toEqual([])
    await expect(erasePersonalData(deps, { userId: 'erased' })).rejects.toThrow(NotFound)
  })

  test('must be requested for exactly one customer or session', async () => {
    await expect(exportPersonalData(replica.deps, {})).rejects.toThrow(InvalidInput)
    await expect(exportPersonalData(replica.deps, { userId: 'a', sessionId: 'b' })).rejects.toThrow(
      InvalidInput,
    )
    await expect(exportPersonalData(replica.deps, { sessionId: 'no id' })).rejects.toThrow(NotFound)
  })

  test('leaves an audit entry that no one can change', async () => {
    const { deps } = replica
    const action = { name: 'erasePersonalData', actor: { id: null, name: 'ops' }, address: 'command line' }
    await recordAction(deps, { ...action, requestId: null, subjects: { session: 's1' } })
    const line = await deps.db.auditEntry.findFirstOrThrow({ where: { subjectIds: { has: 's1' } } })
    await expect(
      deps.db.auditEntry.update({ where: { id: line.id }, data: { actorName: 'x' } }),
    ).rejects.toThrow('append-only')
    await expect(deps.db.auditEntry.delete({ where: { id: line.id } })).rejects.toThrow('append-only')
  })

  /** Every table, of the product and of the job queue, that holds the text in any column. */
  async function rowsWith(text: string): Promise<string[]> {
    const { pool } = getDatabase()
    const tables = await pool.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`,
    )
    const found: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await pool.query(`SELECT 1 FROM ${name} t WHERE t::text LIKE $1 LIMIT 1`, [
        `%${text}%`,
      ])
      if (rows.length > 0) found.push(name)
    }
    return found
  }
})
