/** How long somebody may wait before the inbox raises its voice, in minutes. */
const soonMinutes = 2
const lateMinutes = 5
const overdueMinutes = 15

export type Urgency = 'fresh' | 'soon' | 'late' | 'overdue'

/** How loudly a waiting customer is shown. `ageMs`: since they were told that a person comes. */
export function urgencyOf(ageMs: number): Urgency {
  const minutes = ageMs / 60_000
  if (minutes >= overdueMinutes) return 'overdue'
  if (minutes >= lateMinutes) return 'late'
  return minutes >= soonMinutes ? 'soon' : 'fresh'
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
