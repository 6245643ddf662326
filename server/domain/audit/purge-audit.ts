import type { Deps } from '../deps.ts'
import { DAY_MS } from '../usage/usage-days.ts'

/** Deletes audit lines older than AUDIT_DAYS; the table's own trigger lets nothing younger than 30 days go. */
export async function purgeAudit({
  db,
  clock,
  settings,
}: Pick<Deps, 'db' | 'clock' | 'settings'>): Promise<number> {
  const before = new Date(clock().getTime() - settings.auditDays * DAY_MS)
  const { count } = await db.auditEntry.deleteMany({ where: { createdAt: { lt: before } } })
  return count
}
