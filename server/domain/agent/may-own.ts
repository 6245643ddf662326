import type { ApiKey } from '#prisma/generated/client.ts'

type Key = Pick<ApiKey, 'role' | 'revokedAt'> & { expiresAt?: Date | null }

/** Whether the person behind a key may have sessions of their own at this moment. */
export function mayOwn(key: Key | null, now: Date): boolean {
  if (!key || key.role === 'PARTNER' || key.revokedAt !== null) return false
  return !key.expiresAt || key.expiresAt > now
}
