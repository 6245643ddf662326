import { readSubjects, type SubjectKind } from '#server/domain/audit/subjects-of.ts'
import { isUuid } from '#server/domain/is-uuid.ts'
import { builder } from './builder.ts'
import { decidedByField } from './decided-by-field.ts'
import { connectionOf } from './lists/connection.ts'
import { AuditEntryFilter, auditEntriesWhere } from './lists/list-filters.ts'
import { pageById } from './lists/page.ts'

/** How many subjects an action has, for the cost of an operation. */
const USUAL_SUBJECTS = 2

const AuditSubjectKind = builder.enumType('AuditSubjectKind', {
  description: 'What kind of thing an action was done to. More may be added.',
  values: {
    SESSION: { value: 'session', description: 'A session.' },
    TICKET: { value: 'ticket', description: 'A ticket.' },
    FAQ: { value: 'faq', description: 'An FAQ.' },
    API_KEY: { value: 'apiKey', description: 'An API key.' },
    MESSAGE: { value: 'message', description: 'A message of a session.' },
    REVISION: { value: 'revision', description: 'A revision of an FAQ.' },
    FAQ_IMPORT: { value: 'faqImport', description: 'An import of FAQs.' },
    PHRASING_RUN: { value: 'phrasingRun', description: 'A run that drafts phrasings.' },
  } as const satisfies Record<string, { value: SubjectKind; description: string }>,
})

const AuditSubject = builder.objectRef<{ kind: SubjectKind; id: string }>('AuditSubject').implement({
  authScopes: decidedByField,
  description: 'Something that an action was done to.',
  fields: (t) => ({
    kind: t.expose('kind', { type: AuditSubjectKind, description: 'What kind of thing it is.' }),
    subjectId: t.exposeID('id', { description: 'Its id, also when it has been deleted since.' }),
  }),
})

const AuditEntry = builder.prismaNode('AuditEntry', {
  id: { field: 'id' },
  description: 'Who did what to what, when and from where. Written once and never changed.',
  authScopes: { admin: true },
  fields: (t) => ({
    action: t.exposeString('action', { description: 'The name of the mutation or command.' }),
    actorName: t.exposeString('actorName', { description: 'The name on the key that acted.' }),
    actorId: t.exposeID('actorId', {
      nullable: true,
      description: 'That key; null for a command on the machine.',
    }),
    address: t.exposeString('address', { description: 'An IP address, or "command line".' }),
    requestId: t.exposeString('requestId', { nullable: true, description: 'The request, as in the logs.' }),
    subjects: t.field({
      type: [AuditSubject],
      complexity: { field: 1, multiplier: USUAL_SUBJECTS },
      description: 'What it was done to.',
      resolve: ({ subjects }) => readSubjects(subjects),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was carried out.' }),
  }),
})

builder.queryFields((t) => ({
  auditEntries: t.prismaConnection(
    {
      type: AuditEntry,
      cursor: 'id',
      authScopes: { admin: true },
      description: 'What staff, partners and commands did, newest first. For admins.',
      args: {
        subjectId: t.arg.id({ description: 'Only what was done to this session, ticket, FAQ or key.' }),
        action: t.arg.string({ description: 'Only this action.' }),
        actorId: t.arg.id({ description: 'Only what this API key did.' }),
        filter: t.arg({
          type: AuditEntryFilter,
          description: 'More conditions, besides the arguments above.',
        }),
      },
      resolve: (query, _root, args, { deps }) =>
        deps.db.auditEntry.findMany({
          ...pageById(query),
          where: { AND: [entriesLike(args), auditEntriesWhere(args.filter)] },
          orderBy: { id: 'desc' },
        }),
      totalCount: (_root, args, { deps }) =>
        deps.db.auditEntry.count({ where: { AND: [entriesLike(args), auditEntriesWhere(args.filter)] } }),
    },
    ...connectionOf('AuditEntry', 'audit entries'),
  ),
}))

/** The id of no key: what is no id finds nothing. */
const nobody = '00000000-0000-0000-0000-000000000000'

interface EntryFilter {
  subjectId?: string | null
  action?: string | null
  actorId?: string | null
}

function entriesLike({ subjectId, action, actorId }: EntryFilter) {
  return {
    ...(actorId == null ? {} : { actorId: isUuid(actorId) ? actorId : nobody }),
    ...(subjectId == null ? {} : { subjectIds: { has: subjectId.replaceAll('\0', '') } }),
    ...(action == null ? {} : { action: action.replaceAll('\0', '') }),
  }
}
