import type { EscalationReason } from '#prisma/generated/enums.ts'

interface Sums {
  sessions: number
  messages: number
  botReplies: number
  faqReplies: number
  modelReplies: number
  escalations: number
  escalatedSessions: number
  confidenceSum: number
  confidenceCount: number
  replyMsSum: number
  replyMsCount: number
  sessionSecondsSum: number
  sessionSecondsCount: number
  promptTokens: number
  completionTokens: number
  costUsd: number
  confirmedResolutions: number
  assumedResolutions: number
  reopened: number
  withdrawnTickets: number
  abandonedTickets: number
  spamTickets: number
}

/** Sums and counts, so that days can be added; averages and rates are made of them at the end. */
export interface UsageCounts extends Sums {
  /** Tickets opened, by why. A reason without any is left out. */
  escalationsByReason: Partial<Record<EscalationReason, number>>
}

export function emptyCounts(): UsageCounts {
  return {
    sessions: 0,
    messages: 0,
    botReplies: 0,
    faqReplies: 0,
    modelReplies: 0,
    escalations: 0,
    escalatedSessions: 0,
    confidenceSum: 0,
    confidenceCount: 0,
    replyMsSum: 0,
    replyMsCount: 0,
    sessionSecondsSum: 0,
    sessionSecondsCount: 0,
    promptTokens: 0,
    completionTokens: 0,
    costUsd: 0,
    confirmedResolutions: 0,
    assumedResolutions: 0,
    reopened: 0,
    withdrawnTickets: 0,
    abandonedTickets: 0,
    spamTickets: 0,
    escalationsByReason: {},
  }
}

export function addCounts(a: UsageCounts, b: Partial<UsageCounts>): UsageCounts {
  const { escalationsByReason, ...sums } = a
  // Object.keys forgets that they are the names of the sums.
  for (const name of Object.keys(sums) as (keyof Sums)[]) sums[name] = a[name] + (b[name] ?? 0)
  const byReason = { ...escalationsByReason }
  for (const [reason, count] of reasonsOf(b.escalationsByReason ?? {}))
    byReason[reason] = (byReason[reason] ?? 0) + count
  return { ...sums, escalationsByReason: byReason }
}

/** The reasons that there are, most frequent first. */
export function reasonsOf(counts: UsageCounts['escalationsByReason']): [EscalationReason, number][] {
  // Object.entries forgets that the keys are reasons.
  return (Object.entries(counts) as [EscalationReason, number][]).sort(([, a], [, b]) => b - a)
}

/** A share or an average; null where there is nothing to divide by. */
export function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}
