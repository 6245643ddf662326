import { UsageDocument } from '../../gql/console/graphql.ts'
import { aUsage } from '../usage/testing.ts'
import UsagePage from '../usage/UsagePage.tsx'
import { Area } from './Area.tsx'
import { galleryNow, minutesAgo } from './people.ts'
import { State } from './State.tsx'
import { answers, fails, neverAnswers } from './scripted-api.ts'

const dayMs = 24 * 3600_000

const day = (index: number) => ({
  date: new Date(galleryNow - (6 - index) * dayMs).toISOString().slice(0, 10),
  usage: aUsage({
    sessions: 40 + ((index * 17) % 23),
    messages: 190 + ((index * 53) % 90),
    faqReplies: 80 + ((index * 7) % 30),
    modelReplies: 12 + ((index * 5) % 9),
    // One day without any, as a gap in its line.
    faqHitRate: index === 2 ? null : 0.8 + index / 60,
    escalationRate: index === 2 ? null : 0.12 - index / 100,
    confirmedResolutions: 20 + index,
    assumedResolutions: 9 - index,
    reopened: index % 3,
    averageReplyMs: 400 + index * 130,
    costUsd: index / 100,
  }),
})

const counted = answers(UsageDocument, {
  usage: {
    days: 7,
    from: minutesAgo(7 * 24 * 60),
    to: minutesAgo(0),
    totals: aUsage({
      sessions: 12_345,
      escalations: 31,
      escalationsByReason: [
        { reason: 'CUSTOMER_REQUESTED', count: 20 },
        { reason: 'LOW_CONFIDENCE', count: 11 },
      ],
      faqHitRate: 0.87,
      escalationRate: 0.09,
      confirmedResolutions: 161,
      averageReplyMs: 1234,
      costUsd: 0.2134,
    }),
    daily: Array.from({ length: 7 }, (_, index) => day(index)),
  },
})

export function UsageStates() {
  return (
    <Area name="Usage">
      <State name="Loading" wide answers={[neverAnswers(UsageDocument)]}>
        <UsagePage />
      </State>
      <State name="Failed" wide answers={[fails(UsageDocument)]}>
        <UsagePage />
      </State>
      <State name="Counted, with the tables" wide opened answers={[counted]}>
        <UsagePage />
      </State>
    </Area>
  )
}
