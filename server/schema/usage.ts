import type { EscalationReason } from '#prisma/generated/enums.ts'
import { ratio, reasonsOf, type UsageCounts } from '#server/domain/usage/usage-counts.ts'
import { type UsageReport as Report, usageReport } from '#server/domain/usage/usage-report.ts'
import { builder } from './builder.ts'
import { EscalationReasonEnum } from './enums.ts'

const seesUsage = { $any: { admin: true, partner: 'usage:read' } } as const

const ReasonCount = builder.objectRef<{ reason: EscalationReason; count: number }>('ReasonCount').implement({
  authScopes: seesUsage,
  description: 'How often a person was asked for, for one reason.',
  fields: (t) => ({
    reason: t.expose('reason', { type: EscalationReasonEnum, description: 'Why.' }),
    count: t.exposeInt('count', { description: 'Tickets opened for it.' }),
  }),
})

const Usage = builder.objectRef<UsageCounts>('Usage').implement({
  authScopes: seesUsage,
  description: 'What happened in a span of time. Days are UTC.',
  fields: (t) => ({
    sessions: t.exposeInt('sessions', { description: 'Sessions that began.' }),
    messages: t.exposeInt('messages', { description: 'All messages, notices of the system included.' }),
    faqReplies: t.exposeInt('faqReplies', { description: 'Bot replies from an approved FAQ.' }),
    modelReplies: t.exposeInt('modelReplies', { description: 'Bot replies from the language model.' }),
    escalations: t.exposeInt('escalations', { description: 'Tickets opened.' }),
    escalationsByReason: t.field({
      type: [ReasonCount],
      description: 'The same tickets by their reason, most frequent first; reasons without any are left out.',
      resolve: (usage) => reasonsOf(usage.escalationsByReason).map(([reason, count]) => ({ reason, count })),
    }),
    faqHitRate: t.float({
      nullable: true,
      description: 'Replies from an FAQ over all bot replies; null without any.',
      resolve: (usage) => ratio(usage.faqReplies, usage.botReplies),
    }),
    escalationRate: t.float({
      nullable: true,
      description: 'Sessions with a ticket over all sessions; null without any.',
      resolve: (usage) => ratio(usage.escalatedSessions, usage.sessions),
    }),
    averageConfidence: t.float({
      nullable: true,
      description: 'Of bot replies, 0 to 1; null without any.',
      resolve: (usage) => ratio(usage.confidenceSum, usage.confidenceCount),
    }),
    averageReplyMs: t.float({
      nullable: true,
      description: "From a customer's message to the stored reply, in milliseconds; null without any.",
      resolve: (usage) => ratio(usage.replyMsSum, usage.replyMsCount),
    }),
    averageSessionSeconds: t.float({
      nullable: true,
      description:
        'From the beginning to the resolution of those that are resolved, in seconds; null without any.',
      resolve: (usage) => ratio(usage.sessionSecondsSum, usage.sessionSecondsCount),
    }),
    promptTokens: t.exposeInt('promptTokens', { description: 'Tokens that the model read.' }),
    completionTokens: t.exposeInt('completionTokens', { description: 'Tokens that the model wrote.' }),
    costUsd: t.exposeFloat('costUsd', {
      description:
        'What the model cost, as the provider states it, in US dollars: for answers and their checks, summaries, and drafts for editors.',
    }),
    confirmedResolutions: t.exposeInt('confirmedResolutions', {
      description: 'Outcomes are never blended: confirmed by the customer.',
    }),
    assumedResolutions: t.exposeInt('assumedResolutions', {
      description: 'Assumed from the silence of the customer.',
    }),
    reopened: t.exposeInt('reopened', { description: 'Resolutions after which the customer wrote again.' }),
    withdrawnTickets: t.exposeInt('withdrawnTickets', {
      description: 'Tickets closed because the customer no longer needed a person, by the day of closing.',
    }),
    abandonedTickets: t.exposeInt('abandonedTickets', {
      description: 'Tickets closed because the customer was gone for ABANDONED_HOURS.',
    }),
    spamTickets: t.exposeInt('spamTickets', { description: 'Tickets closed by staff as junk.' }),
  }),
})

const DailyUsage = builder.objectRef<Report['daily'][number]>('DailyUsage').implement({
  authScopes: seesUsage,
  description: 'One day of a report.',
  fields: (t) => ({
    date: t.exposeString('date', { description: 'YYYY-MM-DD, UTC.' }),
    usage: t.field({ type: Usage, description: 'What happened on it.', resolve: ({ usage }) => usage }),
  }),
})

const UsageReport = builder.objectRef<Report>('UsageReport').implement({
  authScopes: seesUsage,
  description: 'Usage by day, today included.',
  fields: (t) => ({
    days: t.exposeInt('days', { description: 'How many days.' }),
    from: t.expose('from', { type: 'DateTime', description: 'The beginning of the first day.' }),
    to: t.expose('to', { type: 'DateTime', description: 'When the report was made.' }),
    totals: t.field({ type: Usage, description: 'All days together.', resolve: ({ totals }) => totals }),
    daily: t.field({
      type: [DailyUsage],
      description: 'Day by day, oldest first.',
      resolve: ({ daily }) => daily,
    }),
  }),
})

builder.queryFields((t) => ({
  usage: t.field({
    type: UsageReport,
    authScopes: seesUsage,
    description: 'What the bot did, what it cost and how it ended.',
    args: { days: t.arg.int({ defaultValue: 7, description: 'How many days, today included: 1 to 366.' }) },
    resolve: (_root, { days }, { deps }) => usageReport({ db: deps.reportsDb, clock: deps.clock }, days ?? 7),
  }),
}))
