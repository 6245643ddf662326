import type { UsageFieldsFragment } from '../../gql/console/graphql.ts'
import { type Formats, formats } from '../formats.ts'

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
    heading: 'Conversations and messages',
    definition: 'Conversations started and messages stored each day, whoever wrote them. Days are UTC.',
    series: [count('Conversations', (u) => u.sessions), count('Messages', (u) => u.messages)],
  },
  {
    heading: 'Replies by source',
    definition: 'Where the assistant’s replies came from: an approved FAQ or the language model.',
    series: [count('FAQ', (u) => u.faqReplies), count('Model', (u) => u.modelReplies)],
  },
  {
    heading: 'Hit rate and escalation rate',
    definition:
      'FAQ hit rate: replies from the FAQ as a share of all assistant replies. Escalation rate: the share of conversations handed to an agent.',
    series: [
      { name: 'FAQ hit rate', value: (u) => u.faqHitRate, unit: 'share' },
      { name: 'Escalation rate', value: (u) => u.escalationRate, unit: 'share' },
    ],
  },
  {
    heading: 'How conversations ended',
    definition:
      'Confirmed: the customer said it was solved. Assumed: the customer went quiet. Reopened: they came back after either.',
    series: [
      count('Confirmed', (u) => u.confirmedResolutions),
      count('Assumed', (u) => u.assumedResolutions),
      count('Reopened', (u) => u.reopened),
    ],
  },
  {
    heading: 'Reply time',
    definition: 'Average time from a customer’s message to the assistant’s stored reply.',
    series: [{ name: 'Average', value: (u) => u.averageReplyMs, unit: 'ms' }],
  },
  {
    heading: 'Cost of the model',
    definition: 'What language model providers charged, in US dollars.',
    series: [{ name: 'Cost', value: (u) => u.costUsd, unit: 'usd' }],
  },
]

/** A value as people read it; a dash where there is none. */
export function valueText(value: number | null, unit: Series['unit'], by: Formats = formats): string {
  if (value === null) return '–'
  switch (unit) {
    case 'count':
      return by.count(value)
    case 'share':
      return by.share(value)
    case 'ms':
      return by.duration(value)
    case 'usd':
      return by.dollars(value)
  }
}
