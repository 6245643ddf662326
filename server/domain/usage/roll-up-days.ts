import type { Prisma } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { countUsage } from './count-usage.ts'
import { emptyCounts } from './usage-counts.ts'
import { DAY_MS, dateOf, datesBetween, startOfDay } from './usage-days.ts'

/** A day changes after it is over: its sessions are resolved and reopened later. So the last days are counted anew. */
const DAYS_COUNTED_ANEW = 8
/** So many days are counted in one statement a table. */
const DAYS_AT_ONCE = 30

/** The `roll-up-usage` job. Counts every day that is over and not counted yet, and the last ones again. Idempotent. */
export async function rollUpDays(deps: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  const today = startOfDay(deps.clock())
  let from = await firstDayToCount(deps, today)
  let counted = 0
  while (from < today) {
    const to = new Date(Math.min(from.getTime() + DAYS_AT_ONCE * DAY_MS, today.getTime()))
    counted += await countSpan(deps, from, to)
    from = to
  }
  return counted
}

async function firstDayToCount({ db }: Pick<Deps, 'db'>, today: Date): Promise<Date> {
  const recent = new Date(today.getTime() - DAYS_COUNTED_ANEW * DAY_MS)
  const [first, counted] = await Promise.all([
    db.session.findFirst({ orderBy: { createdAt: 'asc' }, select: { createdAt: true } }),
    db.dailyUsage.findFirst({ orderBy: { date: 'desc' } }),
  ])
  if (!first) return today
  const next = counted ? new Date(new Date(counted.date).getTime() + DAY_MS) : startOfDay(first.createdAt)
  return next < recent ? next : recent
}

async function countSpan({ db, clock }: Pick<Deps, 'db' | 'clock'>, from: Date, to: Date): Promise<number> {
  const lastMoment = new Date(to.getTime() - 1)
  const byDate = await countUsage(db, from, lastMoment)
  const dates = datesBetween(from, to)
  const rows = dates.map((date) => ({
    date,
    // Counts are plain numbers.
    counts: JSON.parse(JSON.stringify(byDate.get(date) ?? emptyCounts())) as Prisma.InputJsonObject,
    rolledUpAt: clock(),
  }))
  await db.$transaction([
    db.dailyUsage.deleteMany({ where: { date: { gte: dateOf(from), lte: dateOf(lastMoment) } } }),
    db.dailyUsage.createMany({ data: rows, skipDuplicates: true }),
  ])
  return rows.length
}
