import type { ApiKey } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'

const STEP_MS = 15_000

/** Writes down that the person behind a key did something just now. At most one write in 15 s and replica-wide. */
export async function markSeen(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { id }: Pick<ApiKey, 'id'>,
): Promise<void> {
  const now = clock()
  const before = new Date(now.getTime() - STEP_MS)
  await db.apiKey.updateMany({
    where: { id, OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: before } }] },
    data: { lastSeenAt: now },
  })
}
