import DataLoader from 'dataloader'
import type { Faq, Message, MessageTranslation } from '#prisma/generated/client.ts'
import type { Deps } from '#server/domain/deps.ts'
import { NotFound } from '#server/domain/errors.ts'
import { lastCustomerMessages } from '#server/domain/message/last-customer-messages.ts'
import { findSessions } from '#server/domain/session/find-sessions.ts'
import { queuePositions } from '#server/domain/ticket/queue-positions.ts'
import { createMessagePages, type MessagePages } from './message/message-pages.ts'

interface TranslationPlace {
  messageId: string
  language: string
}

/** What many fields of one request read one by one, read at once. */
export interface Loaders {
  faqs: DataLoader<string, Faq | null>
  queuePositions: DataLoader<string, number | null>
  lastCustomerMessages: DataLoader<string, Message | null>
  messagePages: MessagePages
  messageTranslations: DataLoader<TranslationPlace, MessageTranslation | null, string>
  /** Ids of the sessions with a text: a page and its total search once. */
  foundSessions: DataLoader<string, string[]>
}

export function createLoaders(deps: Deps): Loaders {
  return {
    faqs: new DataLoader(async (ids) => {
      // The library holds whole rows of the enabled FAQs, so what the bot just answered with costs no read.
      const known = new Map<string, Faq>()
      for (const faq of deps.faqs.current().faqs) if (isRow(faq)) known.set(faq.id, faq)
      const missing = ids.filter((id) => !known.has(id))
      const rows = missing.length === 0 ? [] : await deps.db.faq.findMany({ where: { id: { in: missing } } })
      for (const row of rows) known.set(row.id, row)
      return ids.map((id) => known.get(id) ?? null)
    }),
    queuePositions: new DataLoader(async (sessionIds) => {
      const positions = await queuePositions(deps.db, sessionIds)
      return sessionIds.map((id) => positions.get(id) ?? null)
    }),
    lastCustomerMessages: new DataLoader(async (sessionIds) => {
      const messages = await lastCustomerMessages(deps.db, sessionIds)
      return sessionIds.map((id) => messages.get(id) ?? null)
    }),
    messagePages: createMessagePages(deps.db),
    messageTranslations: new DataLoader(
      async (places) => {
        const rows = await deps.db.messageTranslation.findMany({ where: { OR: [...places] } })
        const known = new Map(rows.map((row) => [keyOf(row), row]))
        return places.map((place) => known.get(keyOf(place)) ?? null)
      },
      { cacheKeyFn: keyOf },
    ),
    foundSessions: new DataLoader((texts) => Promise.all(texts.map((text) => findSessions(deps.db, text)))),
  }
}

function keyOf({ messageId, language }: TranslationPlace): string {
  return `${messageId} ${language}`
}

function isRow(faq: object): faq is Faq {
  return 'updatedAt' in faq && 'enabled' in faq
}

/** @throws NotFound when it was deleted since */
export async function faqOf({ loaders }: { loaders: Loaders }, id: string): Promise<Faq> {
  const faq = await loaders.faqs.load(id)
  if (!faq) throw new NotFound('The FAQ')
  return faq
}

/** Those of the FAQs that still exist and that the viewer may see, in their order. */
export async function visibleFaqs(
  { loaders }: { loaders: Loaders },
  ids: readonly string[],
  seesDisabled: boolean,
): Promise<Faq[]> {
  const faqs = await loaders.faqs.loadMany(ids)
  return faqs.filter(
    (faq): faq is Faq => faq !== null && !(faq instanceof Error) && (faq.enabled || seesDisabled),
  )
}
