import type { Deps } from '../deps.ts'
import { DAY_MS } from '../usage/usage-days.ts'

/** Deletes who paid for what, of days that are over; what all together spent is kept. */
export async function purgeSpend({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  // A call that began on a day is settled on that day's account, an hour later at most.
  const before = new Date(clock().getTime() - 2 * DAY_MS)
  await db.modelSpend.deleteMany({ where: { day: { lt: before }, payer: { contains: ':' } } })
}
