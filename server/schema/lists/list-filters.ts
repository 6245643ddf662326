import { Prisma } from '#prisma/generated/client.ts'
import { isUuid } from '#server/domain/is-uuid.ts'
import { builder } from '../builder.ts'
import { EscalationReasonEnum, SessionStatusEnum, TicketStatusEnum } from '../enums.ts'

type Maybe<T> = T | null | undefined

const DateTimeRange = builder.inputType('DateTimeRange', {
  description: 'A span of time; an end that is omitted is open.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'The first moment that belongs to it.' }),
    before: t.field({ type: 'DateTime', description: 'The first moment that no longer does.' }),
  }),
})

export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which end of a list comes first.',
  values: {
    ASC: { value: 'asc', description: 'Oldest first, or A before Z.' },
    DESC: { value: 'desc', description: 'Newest first, or Z before A.' },
  } as const,
})

const MetadataFilter = builder.inputType('MetadataFilter', {
  description: 'What the metadata of a session must contain at its first level.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'The name of the entry.' }),
    value: t.field({ type: 'JSON', description: 'Its exact value. Omitted: any but null.' }),
  }),
})

export const SessionFilter = builder.inputType('SessionFilter', {
  description: 'All that is given must be true of a session; of a list, one entry.',
  fields: (t) => ({
    statuses: t.field({ type: [SessionStatusEnum], description: 'Any of these states.' }),
    userIds: t.stringList({ description: "Any of these customers, by the partner's own ids." }),
    verified: t.boolean({ description: 'Whether a valid userHash came with userId.' }),
    assigneeIds: t.idList({ description: 'Any of these agents had or has a ticket of it.' }),
    query: t.string({
      description:
        'What the argument `search` would find. Given together with it, both texts are searched for.',
    }),
    metadata: t.field({ type: [MetadataFilter], description: 'All of these entries.' }),
    createdAt: t.field({ type: DateTimeRange, description: 'When the first message or the session came.' }),
    updatedAt: t.field({ type: DateTimeRange, description: 'When something last happened in it.' }),
  }),
})

export const TicketFilter = builder.inputType('TicketFilter', {
  description: 'All that is given must be true of a ticket; of a list, one entry.',
  fields: (t) => ({
    statuses: t.field({ type: [TicketStatusEnum], description: 'Any of these states.' }),
    reasons: t.field({ type: [EscalationReasonEnum], description: 'Any of these causes of the hand-off.' }),
    assigneeIds: t.idList({ description: 'Any of these agents has it.' }),
    createdAt: t.field({ type: DateTimeRange, description: 'When a person was asked for.' }),
  }),
})

export const FaqFilter = builder.inputType('FaqFilter', {
  description: 'All that is given must be true of an FAQ; of a list, one entry.',
  fields: (t) => ({
    categories: t.stringList({ description: 'Any of these groups.' }),
    languages: t.stringList({ description: 'Any of these BCP 47 tags.' }),
    originalsOnly: t.boolean({ description: 'True: no translations; read those in the field of that name.' }),
    externalIds: t.stringList({ description: 'Any of these ids of the system that they come from.' }),
    enabled: t.boolean({ description: 'Disabled ones are for staff alone, whatever is asked for.' }),
    query: t.string({
      description: 'These words are in the question or the answer; see searchFaqs for meaning.',
    }),
    createdAt: t.field({ type: DateTimeRange, description: 'When it was written first.' }),
    updatedAt: t.field({ type: DateTimeRange, description: 'When its words last changed.' }),
  }),
})

export const AuditEntryFilter = builder.inputType('AuditEntryFilter', {
  description: 'All that is given must be true of an entry; of a list, one member.',
  fields: (t) => ({
    actions: t.stringList({ description: 'Any of these mutations or commands, by name.' }),
    actorIds: t.idList({ description: 'Any of these API keys did it.' }),
    subjectIds: t.idList({ description: 'It was done to any of these.' }),
    createdAt: t.field({ type: DateTimeRange, description: 'When it was carried out.' }),
  }),
})

/** PostgreSQL refuses NUL with an error, and nothing that is stored has one. */
function clean(text: string): string {
  return text.replaceAll('\0', '')
}

function anyOf(values: Maybe<readonly string[]>) {
  return values == null ? undefined : { in: values.map(clean) }
}

function anyId(ids: Maybe<readonly string[]>) {
  return ids == null ? undefined : { in: ids.filter(isUuid) }
}

function within(range: Maybe<{ from?: Maybe<Date>; before?: Maybe<Date> }>) {
  if (range == null) return undefined
  return { ...(range.from && { gte: range.from }), ...(range.before && { lt: range.before }) }
}

function containing(query: Maybe<string>) {
  const text = clean(query ?? '').trim()
  return text === '' ? undefined : { contains: text, mode: 'insensitive' as const }
}

/** Prisma's `exactOptionalPropertyTypes` knows no undefined: what is not asked for is not there. */
function given<T extends object>(where: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const entries = Object.entries(where).filter(([, value]) => value !== undefined)
  // The same keys, without those that are undefined.
  return Object.fromEntries(entries) as { [Key in keyof T]?: Exclude<T[Key], undefined> }
}

type Given<T extends { $inferInput: unknown }> = Maybe<T['$inferInput']>

/** `query` aside, which has to be searched for. */
export function sessionsWhere(filter: Given<typeof SessionFilter>): Prisma.SessionWhereInput {
  if (filter == null) return {}
  const metadata = (filter.metadata ?? []).map(({ key, value }) => ({
    metadata: {
      path: [clean(key)],
      ...(value == null ? { not: Prisma.AnyNull } : { equals: value as never }),
    },
  }))
  const assignees = anyId(filter.assigneeIds)
  return given({
    status: filter.statuses == null ? undefined : { in: filter.statuses },
    userId: anyOf(filter.userIds),
    verified: filter.verified ?? undefined,
    tickets: assignees && { some: { assigneeId: assignees } },
    createdAt: within(filter.createdAt),
    updatedAt: within(filter.updatedAt),
    AND: metadata,
  })
}

export function ticketsWhere(filter: Given<typeof TicketFilter>): Prisma.TicketWhereInput {
  if (filter == null) return {}
  return given({
    status: filter.statuses == null ? undefined : { in: filter.statuses },
    reason: filter.reasons == null ? undefined : { in: filter.reasons },
    assigneeId: anyId(filter.assigneeIds),
    createdAt: within(filter.createdAt),
  })
}

export function faqsWhere(filter: Given<typeof FaqFilter>): Prisma.FaqWhereInput {
  if (filter == null) return {}
  const text = containing(filter.query)
  return given({
    category: anyOf(filter.categories),
    language: anyOf(filter.languages),
    translationOfId: filter.originalsOnly ? null : undefined,
    externalId: anyOf(filter.externalIds),
    enabled: filter.enabled ?? undefined,
    createdAt: within(filter.createdAt),
    updatedAt: within(filter.updatedAt),
    OR: text && [{ question: text }, { answer: text }],
  })
}

export function auditEntriesWhere(filter: Given<typeof AuditEntryFilter>): Prisma.AuditEntryWhereInput {
  if (filter == null) return {}
  return given({
    action: anyOf(filter.actions),
    actorId: anyId(filter.actorIds),
    subjectIds: filter.subjectIds == null ? undefined : { hasSome: filter.subjectIds.map(clean) },
    createdAt: within(filter.createdAt),
  })
}
