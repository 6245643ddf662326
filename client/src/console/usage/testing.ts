import type { Usage } from './usage-charts.ts'

/** A day on which nothing happened, apart from what the test is about. */
export function aUsage(fields: Partial<Usage> = {}): Usage {
  return {
    sessions: 0,
    messages: 0,
    faqReplies: 0,
    modelReplies: 0,
    escalations: 0,
    escalationsByReason: [],
    faqHitRate: null,
    escalationRate: null,
    averageConfidence: null,
    averageReplyMs: null,
    averageSessionSeconds: null,
    promptTokens: 0,
    completionTokens: 0,
    costUsd: 0,
    confirmedResolutions: 0,
    assumedResolutions: 0,
    reopened: 0,
    ...fields,
  }
}
