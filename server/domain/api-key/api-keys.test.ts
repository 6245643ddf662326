import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMemoryEventBus } from '#server/adapters/memory/event-bus.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { authenticate } from '../access/authenticate.ts'
import { hasScope, isAdmin, isAgent } from '../access/authorize.ts'
import { InvalidInput, NotFound } from '../errors.ts'
import { hashSecret } from '../secret.ts'
import { createApiKeyRing } from './api-key-ring.ts'
import { createApiKey, ensureAdminKey, renameApiKey, revokeApiKey } from './api-keys.ts'

describeOnEachDatabase('an API key', (getDatabase) => {
  let replica: Replica
  let now = Date.parse('2026-05-04T12:00:00Z')
  const clock = () => new Date(now)

  beforeAll(async () => {
    replica = await buildDeps({ database: getDatabase(), clock })
  })
  afterAll(() => replica.close())

  test('is stored as a hash with a readable prefix, and its secret identifies the holder', async () => {
    const { deps } = replica
    const { apiKey, secret } = await createApiKey(deps, { name: ' Ada ', role: 'AGENT' })
    expect(secret).toMatch(/^ak_[\w-]{43}$/)
    expect(apiKey).toMatchObject({ name: 'Ada', prefix: secret.slice(0, 10) })
    expect(JSON.stringify(apiKey)).not.toContain(secret)
    expect(Buffer.from(apiKey.hash)).toEqual(Buffer.from(hashSecret(secret)))
    const viewer = await authenticate(deps, secret)
    expect([isAgent(viewer), isAdmin(viewer)]).toEqual([true, false])
    expect(await authenticate(deps, `${secret}x`)).toEqual({ kind: 'anonymous', credential: 'unknown' })
  })

  test('of a partner allows what its scopes say, and nothing reserved for staff', async () => {
    const { deps } = replica
    const scopes = ['usage:read', 'usage:read'] as const
    const { apiKey, secret } = await createApiKey(deps, { name: 'Shop', role: 'PARTNER', scopes })
    expect(apiKey.scopes).toEqual(['usage:read'])
    const viewer = await authenticate(deps, secret)
    expect([hasScope(viewer, 'usage:read'), hasScope(viewer, 'faqs:write'), isAgent(viewer)]).toEqual([
      true,
      false,
      false,
    ])
  })

  test.each([
    ['name', { name: ' ', role: 'AGENT' as const }],
    ['name', { name: 'x'.repeat(101), role: 'AGENT' as const }],
    ['scopes', { name: 'Shop', role: 'PARTNER' as const, scopes: ['everything'] }],
    ['scopes', { name: 'Ada', role: 'ADMIN' as const, scopes: ['usage:read'] }],
  ])('is refused when its %s cannot be', async (field, input) => {
    const refused = await createApiKey(replica.deps, input).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InvalidInput)
    expect(refused).toMatchObject({ field })
  })

  test('stops working at once where it is revoked, and within 5 s where the event never arrives', async () => {
    const { deps } = replica
    const elsewhere = await createApiKeyRing({ db: deps.db, bus: createMemoryEventBus(), clock })
    const { apiKey, secret } = await createApiKey(deps, { name: 'Eve', role: 'AGENT' })
    const hash = hashSecret(secret)
    expect((await elsewhere.find(hash))?.id).toBe(apiKey.id)
    expect((await deps.apiKeys.find(hash))?.id).toBe(apiKey.id)

    await revokeApiKey(deps, apiKey.id)
    await new Promise(setImmediate)
    expect(await deps.apiKeys.find(hash)).toBeNull()
    now += 5000
    expect(await elsewhere.find(hash)).toBeNull()
    await elsewhere.close()
  })

  test('keeps the time of its first revocation; an unknown one cannot be revoked', async () => {
    const { deps } = replica
    const { apiKey } = await createApiKey(deps, { name: 'Eve', role: 'AGENT' })
    const { revokedAt } = await revokeApiKey(deps, apiKey.id)
    now += 1000
    expect((await revokeApiKey(deps, apiKey.id)).revokedAt).toEqual(revokedAt)
    for (const id of ['no-uuid', '01890000-0000-7000-8000-000000000000']) {
      await expect(revokeApiKey(deps, id)).rejects.toBeInstanceOf(NotFound)
    }
  })

  test('can be renamed, and the next message shows the new name; an unusable name is refused', async () => {
    const { deps } = replica
    const { apiKey, secret } = await createApiKey(deps, { name: 'Eve', role: 'AGENT' })
    expect((await deps.apiKeys.find(hashSecret(secret)))?.name).toBe('Eve')
    expect((await renameApiKey(deps, apiKey.id, '  Ada Lovelace ')).name).toBe('Ada Lovelace')
    await new Promise(setImmediate)
    expect((await deps.apiKeys.find(hashSecret(secret)))?.name).toBe('Ada Lovelace')
    for (const name of ['', ' ', 'x'.repeat(101)])
      await expect(renameApiKey(deps, apiKey.id, name)).rejects.toBeInstanceOf(InvalidInput)
    await expect(renameApiKey(deps, 'no-uuid', 'Ada')).rejects.toBeInstanceOf(NotFound)
  })

  test('of an admin without a name shows customers neither a setting nor a role, even if it was made earlier', async () => {
    const { deps } = replica
    for (const name of ['ADMIN_KEY', 'First admin']) await createApiKey(deps, { name, role: 'ADMIN' })
    const named = await createApiKey(deps, { name: 'Grace', role: 'ADMIN' })
    await ensureAdminKey(deps, 'ak_chosen_by_the_operator')
    const names = (await deps.db.apiKey.findMany({ where: { role: 'ADMIN' } })).map(({ name }) => name)
    expect(names).toContain('Support team')
    expect(names).toContain('Grace')
    expect(names).not.toContain('ADMIN_KEY')
    expect(names).not.toContain('First admin')
    // A name that was given stays, at the next start too.
    await renameApiKey(deps, named.apiKey.id, 'Grace Hopper')
    await ensureAdminKey(deps, 'ak_chosen_by_the_operator')
    const again = await deps.db.apiKey.findUniqueOrThrow({ where: { id: named.apiKey.id } })
    expect(again.name).toBe('Grace Hopper')
  })

  test('costs no read for a few seconds, and records its last use once a minute', async () => {
    const { deps } = replica
    const { secret, apiKey } = await createApiKey(deps, { name: 'Busy', role: 'AGENT' })
    const hash = hashSecret(secret)
    const first = await getDatabase().statementsOf(() => deps.apiKeys.find(hash))
    expect(first.some((sql) => sql.startsWith('UPDATE'))).toBe(true)
    expect(await getDatabase().statementsOf(() => deps.apiKeys.find(hash))).toEqual([])
    now += 4000
    const later = await getDatabase().statementsOf(() => deps.apiKeys.find(hash))
    expect(later).toHaveLength(1)
    const { lastUsedAt } = await deps.db.apiKey.findUniqueOrThrow({ where: { id: apiKey.id } })
    expect(lastUsedAt?.getTime()).toBe(now - 4000)
  })

  test('of the first admin is made once; ADMIN_KEY is one with that secret', async () => {
    const { deps } = replica
    await deps.db.apiKey.deleteMany()
    const secret = await ensureAdminKey(deps, null)
    expect(isAdmin(await authenticate(deps, secret))).toBe(true)
    expect(await ensureAdminKey(deps, null)).toBeNull()
    expect(await ensureAdminKey(deps, 'my own admin key')).toBeNull()
    expect(await ensureAdminKey(deps, 'my own admin key')).toBeNull()
    expect(isAdmin(await authenticate(deps, 'my own admin key'))).toBe(true)
    expect(await deps.db.apiKey.count()).toBe(2)
  })
})
