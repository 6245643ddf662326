import type { ApiKey } from '#prisma/generated/client.ts'
import type { Role } from '#prisma/generated/enums.ts'
import { apiScopes } from '../access/authenticate.ts'
import { releaseLostSessions } from '../agent/release-sessions.ts'
import { cleanText } from '../clean-text.ts'
import type { Db } from '../db.ts'
import type { Deps } from '../deps.ts'
import { InvalidInput, NotFound } from '../errors.ts'
import { topics } from '../events.ts'
import { isUuid } from '../is-uuid.ts'
import type { SpeechDeps } from '../language/wording/speech.ts'
import { hashSecret, makeSecret, type SecretHash, SHOWN_CHARACTERS } from '../secret.ts'
import type { Publishing } from '../session/publish-session-change.ts'

export interface NewApiKey {
  name: string
  role: Role
  scopes?: readonly string[] | null | undefined
  /** From then on it is refused; absent: never. */
  expiresAt?: Date | null | undefined
}

/** What customers read of the first admin until a name is given (`renameApiKey`). */
const FIRST_ADMIN_NAME = 'Support team'
/** How the key of the setting is recognised: its secret is the operator's own, and shows nothing of itself. */
const ADMIN_KEY_PREFIX = 'ADMIN_KEY'
/** The names that earlier versions gave. */
const FORMER_ADMIN_NAMES = ['ADMIN_KEY', 'First admin']
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
    throw new InvalidInput('scopes', `"${unknown}" is not a scope. Use any of ${apiScopes.join(', ')}.`)
  }
  if (input.role !== 'PARTNER' && scopes.length > 0) {
    throw new InvalidInput(
      'scopes',
      `Scopes are only for the role PARTNER. Leave them out for ${input.role}.`,
    )
  }
  const expiresAt = input.expiresAt ?? null
  const createdAt = clock()
  if (expiresAt !== null && expiresAt <= createdAt) {
    throw new InvalidInput(
      'expiresAt',
      `expiresAt is ${expiresAt.toISOString()}, which is in the past. Choose a later time.`,
    )
  }
  const { secret, hash } = makeSecret('ak')
  const prefix = secret.slice(0, SHOWN_CHARACTERS)
  const apiKey = await db.apiKey.create({
    data: { name, role: input.role, scopes, prefix, hash, createdAt, expiresAt },
  })
  return { apiKey, secret }
}

/** Gives a key another name: what customers read of an agent from now on. @throws InvalidInput, NotFound */
export async function renameApiKey({ db, bus }: Publishing, id: string, name: string): Promise<ApiKey> {
  const data = { name: cleanText(name, 'name', 100) }
  const [apiKey] = isUuid(id) ? await db.apiKey.updateManyAndReturn({ where: { id }, data }) : []
  if (!apiKey) throw new NotFound('The API key')
  bus.publish(topics.apiKeys, { renamed: id })
  return apiKey
}

/** Ends a key on every replica within seconds, open sockets included. @throws NotFound */
export async function revokeApiKey(
  deps: Pick<Deps, 'clock'> & SpeechDeps & Publishing,
  id: string,
): Promise<ApiKey> {
  const { db, bus, clock } = deps
  const where = { id }
  if (isUuid(id))
    await db.apiKey.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: clock() } })
  const apiKey = isUuid(id) ? await db.apiKey.findUnique({ where }) : null
  if (!apiKey) throw new NotFound('The API key')
  bus.publish(topics.apiKeys, { revoked: id })
  await releaseLostSessions(deps, id)
  return apiKey
}

/**
 * Makes sure that there is a key to sign in with. With ADMIN_KEY that is a key with this secret; else, when there is no
 * admin yet, a key is made and its secret returned, to be printed once.
 */
export async function ensureAdminKey(
  deps: { db: Db; clock: Deps['clock'] },
  adminKey: string | null,
): Promise<string | null> {
  await deps.db.apiKey.updateMany({
    where: { role: 'ADMIN', name: { in: FORMER_ADMIN_NAMES } },
    data: { name: FIRST_ADMIN_NAME },
  })
  if (adminKey !== null) {
    await putAdminKey(deps, hashSecret(adminKey))
    return null
  }
  // Replicas that start together on a new database take turns: one of them makes the key, and says it.
  return deps.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_ADMIN_LOCK})`
    const admins = await tx.apiKey.count({
      where: {
        role: 'ADMIN',
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: deps.clock() } }],
      },
    })
    if (admins > 0) return null
    return (await createApiKey({ ...deps, db: tx }, { name: FIRST_ADMIN_NAME, role: 'ADMIN' })).secret
  })
}

/** The setting decides: its key works, and the key of an earlier value of it does not. */
async function putAdminKey({ db, clock }: { db: Db; clock: Deps['clock'] }, hash: SecretHash): Promise<void> {
  const [name, prefix] = [FIRST_ADMIN_NAME, ADMIN_KEY_PREFIX]
  const now = clock()
  await db.apiKey.updateMany({
    where: { prefix, hash: { not: hash }, revokedAt: null },
    data: { revokedAt: now },
  })
  const row = { name, role: 'ADMIN' as const, prefix, hash, createdAt: now }
  await db.apiKey.createMany({ data: [row], skipDuplicates: true })
  await db.apiKey.updateMany({
    where: {
      hash,
      OR: [{ revokedAt: { not: null } }, { expiresAt: { not: null } }, { role: { not: 'ADMIN' } }],
    },
    data: { revokedAt: null, expiresAt: null, role: 'ADMIN' },
  })
}
