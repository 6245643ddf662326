import { isUuid } from '#server/domain/viewer.ts'
import { builder } from './builder.ts'
import { connectionOf } from './connection.ts'

const AuditEntry = builder.prismaObject('AuditEntry', {
  description: 'Who did what to what, when and from where. Written once and never changed.',
  authScopes: { admin: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'A UUID.' }),
    action: t.exposeString('action', { description: 'The name of the mutation or command.' }),
    actorName: t.exposeString('actorName', { description: 'The name on the key that acted.' }),
    actorId: t.exposeID('actorId', {
      nullable: true,
      description: 'That key; null for a command on the machine.',
    }),
    address: t.exposeString('address', { description: 'An IP address, or "command line".' }),
    requestId: t.exposeString('requestId', { nullable: true, description: 'The request, as in the logs.' }),
    subjects: t.expose('subjects', {
      type: 'JSON',
      description: 'Ids by kind of what it was done to: session, ticket, faq, apiKey …',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When.' }),
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
      },
      resolve: (query, _root, filter, { deps }) =>
        deps.db.auditEntry.findMany({ ...query, where: entriesLike(filter), orderBy: { id: 'desc' } }),
      totalCount: (_root, filter, { deps }) => deps.db.auditEntry.count({ where: entriesLike(filter) }),
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
