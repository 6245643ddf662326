import type { Usage } from './usage-charts.ts'

type Column = Exclude<keyof Usage, 'escalationsByReason'>

const columns: readonly Column[] = [
  ...(['sessions', 'messages', 'faqReplies', 'modelReplies', 'escalations'] as const),
  ...(['faqHitRate', 'escalationRate', 'averageConfidence', 'averageReplyMs'] as const),
  ...(['averageSessionSeconds', 'promptTokens', 'completionTokens', 'costUsd'] as const),
  ...(['confirmedResolutions', 'assumedResolutions', 'reopened'] as const),
]

/** One row a day, named as in the API; empty where there is nothing to take an average of. */
export function usageCsv(daily: readonly { date: string; usage: Usage }[]): string {
  const rows = daily.map(({ date, usage }) => [date, ...columns.map((column) => String(usage[column] ?? ''))])
  return [['date', ...columns], ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}
