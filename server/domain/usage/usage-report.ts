import type { Deps } from '../deps.ts'
import { InvalidInput } from '../errors.ts'
import { countUsage } from './count-usage.ts'
import { addCounts, emptyCounts, type UsageCounts } from './usage-counts.ts'
import { DAY_MS, dateOf, datesBetween, startOfDay } from './usage-days.ts'

export interface UsageReport {
  days: number
  from: Date
  to: Date
  totals: UsageCounts
  daily: { date: string; usage: UsageCounts }[]
}

const MAX_DAYS = 366

/**
 * What happened on each of the last `days` days (UTC), today included. Days that are over come from the daily table,
 * which follows within minutes; today, and what is not rolled up yet, is counted now.
 * @throws InvalidInput
 */
export async function usageReport(deps: Pick<Deps, 'db' | 'clock'>, days: number): Promise<UsageReport> {
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS) {
    throw new InvalidInput('days', `days is ${days}; use a whole number from 1 to ${MAX_DAYS}.`)
  }
  const to = deps.clock()
  const today = startOfDay(to)
  const from = new Date(today.getTime() - (days - 1) * DAY_MS)
  const rolledUp = await rolledUpDays(deps, from)
  const uncounted = datesBetween(from, today).find((date) => !rolledUp.has(date)) ?? dateOf(today)
  const counted = await countUsage(deps.db, new Date(uncounted), to)
  const daily = [...datesBetween(from, today), dateOf(today)].map((date) => ({
    date,
    usage: rolledUp.get(date) ?? counted.get(date) ?? emptyCounts(),
  }))
  const totals = daily.reduce((sum, { usage }) => addCounts(sum, usage), emptyCounts())
  return { days, from, to, totals, daily }
}

async function rolledUpDays({ db }: Pick<Deps, 'db'>, from: Date): Promise<Map<string, UsageCounts>> {
  const rows = await db.dailyUsage.findMany({ where: { date: { gte: dateOf(from) } } })
  // Written by roll-up-days.ts; a count that is newer than the row is 0 in it.
  return new Map(
    rows.map(({ date, counts }) => [date, addCounts(emptyCounts(), counts as Partial<UsageCounts>)]),
  )
}
