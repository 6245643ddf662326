import type { ApiKey } from '#prisma/generated/client.ts'
import type { Clock } from '#server/ports/clock.ts'
import type { EventBus } from '#server/ports/event-bus.ts'
import type { Db } from '../db.ts'
import { topics } from '../events.ts'
import { type SecretHash, sameHash } from '../secret.ts'

/** The API keys in use, remembered for a few seconds so that a partner's requests do not each cost a read. */
export interface ApiKeyRing {
  /** The key with this hash, unless it is unknown, revoked or expired. A revocation is seen within `rememberMs`, news or not. */
  find(hash: SecretHash): Promise<ApiKey | null>
  close(): Promise<void>
}

export interface ApiKeyRingOptions {
  db: Db
  bus: EventBus
  clock: Clock
  rememberMs?: number
}

const LAST_USED_STEP_MS = 60_000
const MAX_REMEMBERED = 10_000

export async function createApiKeyRing({
  db,
  bus,
  clock,
  rememberMs = 3000,
}: ApiKeyRingOptions): Promise<ApiKeyRing> {
  const remembered = new Map<string, { key: ApiKey; until: number }>()
  const unsubscribe = await bus.subscribe(topics.apiKeys, () => remembered.clear())

  async function read(hash: SecretHash): Promise<ApiKey | null> {
    const key = await db.apiKey.findUnique({ where: { hash } })
    const now = clock()
    if (!key || key.revokedAt !== null || isOver(key, now) || !sameHash(key.hash, hash)) return null
    if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > LAST_USED_STEP_MS) {
      await db.apiKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: now } })
    }
    return key
  }

  return {
    async find(hash) {
      const name = Buffer.from(hash).toString('hex')
      const known = remembered.get(name)
      const now = clock().getTime()
      if (known && known.until > now) return isOver(known.key, clock()) ? null : known.key
      remembered.delete(name)
      const key = await read(hash)
      if (key) {
        if (remembered.size >= MAX_REMEMBERED) remembered.clear()
        remembered.set(name, { key, until: now + rememberMs })
      }
      return key
    },
    close: () => unsubscribe(),
  }
}

function isOver({ expiresAt }: ApiKey, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now
}
