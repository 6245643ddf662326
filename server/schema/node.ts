import { brandWithType } from '@pothos/core'
import type { Db } from '#server/domain/db.ts'
import { hasScope, isAdmin, isUuid, maySeeSession, type Viewer } from '#server/domain/viewer.ts'
import { builder } from './builder.ts'
import { seesDisabledFaqs } from './faq.ts'

type NodeType = 'Session' | 'Message' | 'Faq' | 'Ticket' | 'ApiKey'

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    authScopes: { anyone: true },
    description: 'Anything by its id; null when it is not there or not for the viewer.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of a session, message, FAQ, ticket or API key.' }),
    },
    resolve: async (_root, { id }, { deps, viewer }) => {
      const type = isUuid(id) ? await typeOf(deps.db, id) : null
      const row = type && (await visibleRow(deps.db, viewer, type, id))
      if (!type || !row) return null
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
      return faq && (faq.enabled || seesDisabledFaqs(viewer)) ? faq : null
    }
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
