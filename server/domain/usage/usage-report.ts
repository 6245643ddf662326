import type { Deps } from '../deps.ts'
import { InvalidInput } from '../errors.ts'
import { countUsage } from './count-usage.ts'
import { addCounts, emptyCounts, type UsageCounts } from './usage-counts.ts'

export interface UsageReport {
  days: number
  from: Date
  to: Date
  totals: UsageCounts
  daily: { date: string; usage: UsageCounts }[]
}

export const MOST_DAYS = 366
const DAY_MS = 86_400_000

/** What happened on each of the last `days` days (UTC), today included. @throws InvalidInput */
export async function usageReport(deps: Pick<Deps, 'db' | 'clock'>, days: number): Promise<UsageReport> {
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new InvalidInput('days', `days is ${days}; use a whole number from 1 to ${MOST_DAYS}.`)
  }
  const to = deps.clock()
  const from = new Date(Math.floor(to.getTime() / DAY_MS) * DAY_MS - (days - 1) * DAY_MS)
  const byDate = await countUsage(deps.db, from, to)
  const daily = Array.from({ length: days }, (_, index) => {
    const date = new Date(from.getTime() + index * DAY_MS).toISOString().slice(0, 10)
    return { date, usage: byDate.get(date) ?? emptyCounts() }
  })
  const totals = daily.reduce((sum, { usage }) => addCounts(sum, usage), emptyCounts())
  return { days, from, to, totals, daily }
}
