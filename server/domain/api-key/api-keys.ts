import type { ApiKey } from '#prisma/generated/client.ts'
import type { Role } from '#prisma/generated/enums.ts'
import type { Db } from '../db.ts'
import type { Deps } from '../deps.ts'
import { InvalidInput, NotFound } from '../errors.ts'
import { topics } from '../events.ts'
import { cleanText } from '../message/clean-text.ts'
import { hashSecret, makeSecret, type SecretHash, SHOWN_CHARACTERS } from '../secret.ts'
import { apiScopes, isUuid } from '../viewer.ts'

export interface NewApiKey {
  name: string
  role: Role
  scopes?: readonly string[] | null | undefined
}

/** Any constant will do. */
const FIRST_ADMIN_LOCK = 7_305_002

/** A new key and its secret, which is shown once and stored as a hash. @throws InvalidInput */
export async function createApiKey(
  { db, clock }: { db: Pick<Db, 'apiKey'>; clock: Deps['clock'] },
  input: NewApiKey,
): Promise<{ apiKey: ApiKey; secret: string }> {
  const name = cleanText(input.name, 'name', 100)
  const scopes = [...new Set(input.scopes ?? [])]
  const unknown = scopes.find((scope) => !apiScopes.some((known) => known === scope))
  if (unknown !== undefined) {
    throw new InvalidInput('scopes', `"${unknown}" is no scope. Use any of ${apiScopes.join(', ')}.`)
  }
  if (input.role !== 'PARTNER' && scopes.length > 0) {
    throw new InvalidInput(
      'scopes',
      `Scopes are for the role PARTNER; ${input.role} may do all that its role may.`,
    )
  }
  const { secret, hash } = makeSecret('ak')
  const prefix = secret.slice(0, SHOWN_CHARACTERS)
  const apiKey = await db.apiKey.create({
    data: { name, role: input.role, scopes, prefix, hash, createdAt: clock() },
  })
  return { apiKey, secret }
}

/** Ends a key on every replica within seconds, open sockets included. @throws NotFound */
export async function revokeApiKey(
  { db, bus, clock }: Pick<Deps, 'db' | 'clock'> & { bus: Pick<Deps['bus'], 'publish'> },
  id: string,
): Promise<ApiKey> {
  const where = { id }
  if (isUuid(id))
    await db.apiKey.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: clock() } })
  const apiKey = isUuid(id) ? await db.apiKey.findUnique({ where }) : null
  if (!apiKey) throw new NotFound('The API key')
  bus.publish(topics.apiKeys, { revoked: id })
  return apiKey
}

/**
 * Makes sure that somebody can sign in. With ADMIN_KEY that is a key with this secret; else, when there is no
 * admin yet, a key is made and its secret returned, to be printed once.
 */
export async function ensureAdminKey(
  deps: { db: Db; clock: Deps['clock'] },
  adminKey: string | null,
): Promise<string | null> {
  if (adminKey !== null) {
    await putAdminKey(deps, hashSecret(adminKey))
    return null
  }
  // Replicas that start together on a new database take turns: one of them makes the key, and says it.
  return deps.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_ADMIN_LOCK})`
    const admins = await tx.apiKey.count({ where: { role: 'ADMIN', revokedAt: null } })
    if (admins > 0) return null
    return (await createApiKey({ ...deps, db: tx }, { name: 'First admin', role: 'ADMIN' })).secret
  })
}

/** The setting decides: its key works, and the key of an earlier value of it does not. */
async function putAdminKey({ db, clock }: { db: Db; clock: Deps['clock'] }, hash: SecretHash): Promise<void> {
  const name = 'ADMIN_KEY'
  const now = clock()
  await db.apiKey.updateMany({
    where: { name, prefix: name, hash: { not: hash }, revokedAt: null },
    data: { revokedAt: now },
  })
  const row = { name, role: 'ADMIN' as const, prefix: name, hash, createdAt: now }
  await db.apiKey.createMany({ data: [row], skipDuplicates: true })
  await db.apiKey.updateMany({
    where: { hash, OR: [{ revokedAt: { not: null } }, { role: { not: 'ADMIN' } }] },
    data: { revokedAt: null, role: 'ADMIN' },
  })
}
