import type { Log } from '#server/ports/log.ts'
import type { Db } from '../../../db.ts'

const WINDOW_DAYS = 30
/** The newest messages of the window: more would cost more and say the same. */
const MAX_MESSAGES = 40_000
/** As many as a client can ask for. */
const MAX_FAQS = 50
const MAX_AGE_MS = 60_000

/**
 * The FAQs that answered most often, counted at most once a minute by this process, however many ask: every chat that
 * opens does, without a credential.
 */
export interface MostAsked {
  /** Ids, most asked first. Waits for the database the first time only; later it may be up to a minute old. */
  ids(): Promise<readonly string[]>
}

/** While they cannot be counted again, the earlier count is used and the next caller tries again. */
export function createMostAsked({ db, clock, log }: { db: Db; clock: () => Date; log: Log }): MostAsked {
  let counted: { ids: readonly string[]; at: number } | null = null
  let counting: Promise<readonly string[]> | null = null

  const warn = (err: unknown) => log.warn({ err }, 'The most asked questions could not be counted again.')

  function count(): Promise<readonly string[]> {
    counting ??= countMostAsked(db, clock())
      .then((ids) => {
        counted = { ids, at: clock().getTime() }
        return ids
      })
      .finally(() => {
        counting = null
      })
    return counting
  }

  return {
    async ids() {
      if (counted === null) return count()
      if (clock().getTime() - counted.at >= MAX_AGE_MS) count().catch(warn)
      return counted.ids
    },
  }
}

/** Walks the index on createdAt from its end, so what it reads is bounded. */
async function countMostAsked(db: Db, now: Date): Promise<string[]> {
  const since = new Date(now.getTime() - WINDOW_DAYS * 86_400_000)
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT cited.id::text AS id
    FROM (
      SELECT "citedFaqIds", "source" FROM "Message"
      WHERE "createdAt" >= ${since} ORDER BY "createdAt" DESC LIMIT ${MAX_MESSAGES}
    ) AS recent, unnest("citedFaqIds") AS cited(id)
    WHERE "source" = 'FAQ'
    GROUP BY cited.id ORDER BY count(*) DESC, cited.id LIMIT ${MAX_FAQS}`
  return rows.map(({ id }) => id)
}
