import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { hashSecret } from '../secret.ts'
import { ensureAdminKey } from './api-keys.ts'

describeOnEachDatabase('the admin key of the settings', (getDatabase) => {
  const deps = () => ({ db: getDatabase().db, clock: () => new Date() })
  const works = async (secret: string) => {
    const key = await getDatabase().db.apiKey.findUnique({ where: { hash: hashSecret(secret) } })
    return key !== null && key.role === 'ADMIN' && key.revokedAt === null
  }

  test('is made and shown once where there is none', async () => {
    await getDatabase().clear()
    const made = await ensureAdminKey(deps(), null)
    expect(await works(made ?? '')).toBe(true)
    expect(await ensureAdminKey(deps(), null)).toBeNull()
  })

  test('is made once by replicas that start together', async () => {
    await getDatabase().clear()
    const made = await Promise.all(Array.from({ length: 4 }, () => ensureAdminKey(deps(), null)))
    expect(made.filter((key) => key !== null)).toHaveLength(1)
    expect(await getDatabase().db.apiKey.count()).toBe(1)
  })

  test('works after each start, even if it was revoked, and its earlier value does not', async () => {
    await ensureAdminKey(deps(), 'the first value')
    await ensureAdminKey(deps(), 'the second value')
    expect([await works('the first value'), await works('the second value')]).toEqual([false, true])
    await getDatabase().db.apiKey.updateMany({ data: { revokedAt: new Date() } })
    await ensureAdminKey(deps(), 'the second value')
    expect(await works('the second value')).toBe(true)
  })
})
