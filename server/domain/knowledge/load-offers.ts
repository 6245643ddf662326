import { Prisma } from '#prisma/generated/client.ts'
import type { Db } from '../db.ts'

/** An offer of questions, and what the customer's next message made of it. */
export interface MadeOffer {
  /** The customer's words that were met with the offer. */
  question: string
  trace: unknown
  offeredFaqIds: readonly string[]
  /** The one that the next reply answered with; null when it was none of them. */
  pickedFaqId: string | null
  /** The customer said that none fits. */
  declined: boolean
}

/** Older ones were offered by another FAQ. */
const OFFER_DAYS = 90

interface Row {
  question: string
  trace: unknown
  offered: string[]
  cited: string[]
  rule: string | null
}

/**
 * The newest offers of the last 90 days that had a reply after them, newest first. A tap on an offered question and
 * "the second one" count alike, also when the bot had to ask which one.
 * @param faqId only offers after which this one was picked
 */
export async function loadOffers(db: Db, limit: number, faqId?: string): Promise<MadeOffer[]> {
  const picked = faqId === undefined ? Prisma.empty : Prisma.sql`AND ${faqId}::uuid = ANY(next."citedFaqIds")`
  const rows = await db.$queryRaw<Row[]>`
    SELECT asked.text AS question, offer.trace, offer."suggestedFaqIds"::text[] AS offered,
           next."citedFaqIds"::text[] AS cited, next.trace ->> 'rule' AS rule
    FROM "Message" offer
    JOIN "Message" asked ON asked."sessionId" = offer."sessionId" AND asked.seq = offer."replyToSeq"
    JOIN LATERAL (
      SELECT reply."citedFaqIds", reply.trace FROM "Message" reply
      WHERE reply."sessionId" = offer."sessionId" AND reply.seq > offer.seq AND reply.sender = 'BOT'
        AND reply.trace ->> 'rule' IS DISTINCT FROM 'which-one'
      ORDER BY reply.seq LIMIT 1
    ) next ON true
    WHERE offer.sender = 'BOT' AND offer.source = 'RULE' AND offer.trace ->> 'rule' IS DISTINCT FROM 'which-one' AND cardinality(offer."suggestedFaqIds") > 0
      AND offer."createdAt" > now() - make_interval(days => ${OFFER_DAYS}) ${picked}
    ORDER BY offer."createdAt" DESC
    LIMIT ${limit}`
  return rows.map(({ question, trace, offered, cited, rule }) => ({
    question,
    trace,
    offeredFaqIds: offered,
    pickedFaqId:
      rule === 'helped' ? (offered[0] ?? null) : (offered.find((id) => cited.includes(id)) ?? null),
    declined: rule === 'none-of-these',
  }))
}
