import type { UsageFieldsFragment } from '../../gql/console/graphql.ts'

export type Usage = UsageFieldsFragment

export interface Series {
  name: string
  /** Null where there is nothing to take an average of. */
  value: (usage: Usage) => number | null
  unit: 'count' | 'share' | 'ms' | 'usd'
}

export interface UsageChart {
  heading: string
  /** What is counted, exactly; a number without it is a rumour. */
  definition: string
  series: readonly Series[]
}

const count = (name: string, value: (usage: Usage) => number): Series => ({ name, value, unit: 'count' })

export const usageCharts: readonly UsageChart[] = [
  {
    heading: 'Sessions and messages',
    definition:
      'Conversations that began on a day, and all messages stored on it, whoever wrote them. Days are UTC.',
    series: [count('Sessions', (u) => u.sessions), count('Messages', (u) => u.messages)],
  },
  {
    heading: 'Replies by source',
    definition: 'What the assistant’s replies rested on: an approved FAQ, or the language model.',
    series: [count('FAQ', (u) => u.faqReplies), count('Model', (u) => u.modelReplies)],
  },
  {
    heading: 'Hit rate and escalation rate',
    definition:
      'Hit rate: replies from an FAQ over all replies of the assistant. Escalation rate: sessions with a ticket over all sessions.',
    series: [
      { name: 'FAQ hit rate', value: (u) => u.faqHitRate, unit: 'share' },
      { name: 'Escalation rate', value: (u) => u.escalationRate, unit: 'share' },
    ],
  },
  {
    heading: 'How sessions ended',
    definition:
      'Never blended. Confirmed: the customer said that it is solved. Assumed: they stayed silent. Reopened: they came back after either.',
    series: [
      count('Confirmed', (u) => u.confirmedResolutions),
      count('Assumed', (u) => u.assumedResolutions),
      count('Reopened', (u) => u.reopened),
    ],
  },
  {
    heading: 'Reply time',
    definition: 'From a customer’s message to the stored reply of the assistant, on average.',
    series: [{ name: 'Average', value: (u) => u.averageReplyMs, unit: 'ms' }],
  },
  {
    heading: 'Cost of the model',
    definition: 'What the providers of language models charged, in US dollars.',
    series: [{ name: 'Cost', value: (u) => u.costUsd, unit: 'usd' }],
  },
]

/** A value as people read it; a dash where there is none. */
export function valueText(value: number | null, unit: Series['unit'], language?: string): string {
  if (value === null) return '–'
  const format = (options: Intl.NumberFormatOptions, number = value) =>
    new Intl.NumberFormat(language, options).format(number)
  switch (unit) {
    case 'count':
      return format({ maximumFractionDigits: 0 })
    case 'share':
      return format({ style: 'percent', maximumFractionDigits: 1 })
    case 'ms':
      return value < 1000
        ? `${format({ maximumFractionDigits: 0 })} ms`
        : `${format({ maximumFractionDigits: 1 }, value / 1000)} s`
    case 'usd':
      return format({ style: 'currency', currency: 'USD', maximumFractionDigits: value < 1 ? 4 : 2 })
  }
}
