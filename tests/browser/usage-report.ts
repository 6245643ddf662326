import type { UsageQuery } from '../../client/src/gql/console/graphql.ts'

type Usage = UsageQuery['usage']['totals']

const days = 30

const dayOf = (index: number): string => new Date(Date.UTC(2026, 1, 2 + index)).toISOString().slice(0, 10)

/** A quiet beginning, busy Mondays, and an FAQ that gets better. */
function usageOf(index: number): Usage {
  const sessions = Math.round(30 + index * 0.8 + (index % 7 === 0 ? 22 : 0) + 6 * Math.sin(index * 2))
  const replies = Math.round(sessions * 2.1)
  const faqHitRate = 0.7 + index * 0.006 + 0.02 * Math.sin(index)
  const escalations = Math.round(sessions * (0.2 - index * 0.003))
  return {
    sessions,
    messages: Math.round(sessions * 4.6),
    faqReplies: Math.round(replies * faqHitRate),
    modelReplies: Math.round(replies * (0.95 - faqHitRate)),
    escalations,
    escalationsByReason: [],
    faqHitRate,
    escalationRate: escalations / sessions,
    averageConfidence: 0.86,
    averageReplyMs: 420 + 160 * Math.sin(index / 3),
    averageSessionSeconds: 260,
    promptTokens: 0,
    completionTokens: 0,
    costUsd: replies * (0.95 - faqHitRate) * 0.0006,
    confirmedResolutions: Math.round(sessions * 0.42),
    assumedResolutions: Math.round(sessions * 0.3),
    reopened: index % 5,
  }
}

const daily = Array.from({ length: days }, (_, index) => ({ date: dayOf(index), usage: usageOf(index) }))
const sum = (field: 'sessions' | 'escalations' | 'confirmedResolutions' | 'costUsd'): number =>
  daily.reduce((all, { usage }) => all + usage[field], 0)

/** Thirty days that never were, for a picture: a shop that opens in a test has no past. */
export const usageReport: UsageQuery['usage'] = {
  days,
  from: `${dayOf(0)}T00:00:00.000Z`,
  to: `${dayOf(days - 1)}T10:24:00.000Z`,
  totals: {
    ...usageOf(days - 1),
    sessions: sum('sessions'),
    escalations: sum('escalations'),
    escalationsByReason: [
      { reason: 'CUSTOMER_REQUESTED', count: Math.round(sum('escalations') * 0.6) },
      { reason: 'LOW_CONFIDENCE', count: Math.round(sum('escalations') * 0.3) },
      { reason: 'KEYWORD', count: Math.round(sum('escalations') * 0.1) },
    ],
    escalationRate: sum('escalations') / sum('sessions'),
    confirmedResolutions: sum('confirmedResolutions'),
    costUsd: sum('costUsd'),
  },
  daily,
}
