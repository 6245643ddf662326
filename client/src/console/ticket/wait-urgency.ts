/** How soon a customer is to be answered who waits for a person, in minutes. */
export const targetMinutes = 5
const soonMinutes = targetMinutes / 2
const overdueMinutes = 3 * targetMinutes

/** Against the target: well within it, near it, past it, far past it. */
export type Urgency = 'fresh' | 'soon' | 'late' | 'overdue'

/** How loudly a waiting customer is shown. `ageMs`: for how long they have been waiting. */
export function urgencyOf(ageMs: number): Urgency {
  const minutes = ageMs / 60_000
  if (minutes >= overdueMinutes) return 'overdue'
  if (minutes >= targetMinutes) return 'late'
  return minutes >= soonMinutes ? 'soon' : 'fresh'
}

/** What the colours mean, for this wait. */
export function urgencyText(ageMs: number): string {
  const over = Math.floor(ageMs / 60_000) - targetMinutes
  const target = `Target: ${targetMinutes} min.`
  switch (urgencyOf(ageMs)) {
    case 'fresh':
      return `${target} On time.`
    case 'soon':
      return `${target} Due soon.`
    default:
      return `${target} ${over < 1 ? 'Just passed.' : `Passed ${ageText(over * 60_000)} ago.`}`
  }
}

/** Since when a ticket's customer waits for a person, in milliseconds since the epoch. */
export function waitingSince(ticket: { createdAt: string; returnedAt: string | null }): number {
  return Date.parse(ticket.returnedAt ?? ticket.createdAt)
}

/** An age as people say it: "just now", "4 min", "1 h 05 min", "2 days". A clock that is ahead counts as now. */
export function ageText(ageMs: number): string {
  const minutes = Math.floor(ageMs / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`
  const days = Math.floor(hours / 24)
  return days === 1 ? '1 day' : `${days} days`
}
