/** Sums and counts, so that days can be added; averages and rates are made of them at the end. */
export interface UsageCounts {
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
  }
}

export function addCounts(a: UsageCounts, b: Partial<UsageCounts>): UsageCounts {
  const sum = { ...a }
  for (const name of Object.keys(a) as (keyof UsageCounts)[]) sum[name] = a[name] + (b[name] ?? 0)
  return sum
}

/** A share or an average; null where there is nothing to divide by. */
export function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}
