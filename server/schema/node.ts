import { brandWithType } from '@pothos/core'
import type { Viewer } from '#server/domain/access/authenticate.ts'
import {
  hasScope,
  isAdmin,
  isAgent,
  maySeeSession,
  requireLiveCredential,
} from '#server/domain/access/authorize.ts'
import type { Db } from '#server/domain/db.ts'
import { isUuid } from '#server/domain/is-uuid.ts'
import { builder } from './builder.ts'
import { keepsFaqs } from './faq/faq.ts'

type NodeType =
  | 'Session'
  | 'Message'
  | 'Faq'
  | 'FaqRevision'
  | 'FaqImport'
  | 'PhrasingRun'
  | 'PhrasingDraft'
  | 'Ticket'
  | 'ApiKey'
  | 'AuditEntry'

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    authScopes: { anyone: true },
    description: 'Anything by its id; null when it is not there or not for the viewer.',
    args: {
      id: t.arg.id({
        required: true,
        description:
          'Of a session, message, FAQ, FAQ revision, FAQ import, phrasing run, phrasing draft, ticket, API key or audit entry.',
      }),
    },
    resolve: async (_root, { id }, { deps, viewer }) => {
      const type = isUuid(id) ? await typeOf(deps.db, id) : null
      const row = type && (await visibleRow(deps.db, viewer, type, id))
      if (!type || !row) {
        requireLiveCredential(viewer)
        return null
      }
      // The types of this schema's builder are not known to the function; the name is one of them.
      brandWithType(row, type as never)
      return row
    },
  }),
}))

/** Ids are plain UUIDs, so one statement asks all tables what this one is of. */
async function typeOf(db: Db, id: string): Promise<NodeType | null> {
  const rows = await db.$queryRaw<{ type: NodeType }[]>`
    SELECT 'Session' AS type FROM "Session" WHERE "id" = ${id}::uuid
    UNION ALL SELECT 'Message' FROM "Message" WHERE "id" = ${id}::uuid
    UNION ALL SELECT 'Faq' FROM "Faq" WHERE "id" = ${id}::uuid
    UNION ALL SELECT 'FaqRevision' FROM "FaqRevision" WHERE "id" = ${id}::uuid
    UNION ALL SELECT 'FaqImport' FROM "FaqImport" WHERE "id" = ${id}::uuid
    UNION ALL SELECT 'PhrasingRun' FROM "PhrasingRun" WHERE "id" = ${id}::uuid
    UNION ALL SELECT 'PhrasingDraft' FROM "PhrasingDraft" WHERE "id" = ${id}::uuid
    UNION ALL SELECT 'AuditEntry' FROM "AuditEntry" WHERE "id" = ${id}::uuid
    UNION ALL SELECT 'Ticket' FROM "Ticket" WHERE "id" = ${id}::uuid
    UNION ALL SELECT 'ApiKey' FROM "ApiKey" WHERE "id" = ${id}::uuid`
  return rows[0]?.type ?? null
}

/** The row, if the viewer may see it; the same rules as the types' own, so that a refusal looks like absence. */
async function visibleRow(db: Db, viewer: Viewer, type: NodeType, id: string): Promise<object | null> {
  const where = { id }
  switch (type) {
    case 'Session':
      return maySeeSession(viewer, id) ? db.session.findUnique({ where }) : null
    case 'Message': {
      const message = await db.message.findUnique({ where })
      return message && maySeeSession(viewer, message.sessionId) ? message : null
    }
    case 'Faq': {
      const faq = await db.faq.findUnique({ where })
      return faq && (faq.enabled || keepsFaqs(viewer)) ? faq : null
    }
    case 'FaqRevision':
      return isAgent(viewer) || hasScope(viewer, 'faqs:write') ? db.faqRevision.findUnique({ where }) : null
    case 'FaqImport':
      return isAgent(viewer) || hasScope(viewer, 'faqs:write') ? db.faqImport.findUnique({ where }) : null
    case 'PhrasingRun':
      return isAdmin(viewer) ? db.phrasingRun.findUnique({ where }) : null
    case 'PhrasingDraft':
      return isAdmin(viewer) ? db.phrasingDraft.findUnique({ where }) : null
    case 'AuditEntry':
      return isAdmin(viewer) ? db.auditEntry.findUnique({ where }) : null
    case 'Ticket': {
      const ticket = await db.ticket.findUnique({ where })
      return ticket && (maySeeSession(viewer, ticket.sessionId) || hasScope(viewer, 'tickets:read'))
        ? ticket
        : null
    }
    case 'ApiKey': {
      const own = viewer.kind === 'staff' && viewer.key.id === id
      return isAdmin(viewer) || own ? db.apiKey.findUnique({ where }) : null
    }
  }
}
