import type { Tx } from '../../db.ts'
import type { Deps } from '../../deps.ts'
import { topics } from '../../events.ts'

/** What changing the FAQ takes; a command beside a running server has no index and no bus of its own. */
export interface FaqDeps extends Pick<Deps, 'db' | 'clock'> {
  bus: Pick<Deps['bus'], 'publish'>
  faqs: Pick<Deps['faqs'], 'refresh'>
}

/** Any constant will do: changes of the FAQ take turns by it. */
const FAQ_LOCK = 7_305_002
/** An import of 200 rows on a busy machine. */
const TIMEOUT_MS = 60_000

/**
 * One change of the FAQ in one transaction, one at a time on all replicas. `at` is later than every FAQ's updatedAt,
 * so that the history is in order even when the clocks of replicas differ.
 */
export async function changeFaqs<T>(
  { db, clock }: Pick<FaqDeps, 'db' | 'clock'>,
  work: (tx: Tx, at: Date) => Promise<T>,
): Promise<T> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FAQ_LOCK})`
      const { _max } = await tx.faq.aggregate({ _max: { updatedAt: true } })
      const newest = _max.updatedAt?.getTime() ?? 0
      return work(tx, new Date(Math.max(clock().getTime(), newest + 1)))
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  )
}

/** Resolves when this replica answers by the change; the others hear of it, or see it when they next look. */
export async function announceFaqs({ bus, faqs }: FaqDeps): Promise<void> {
  bus.publish(topics.faqs, {})
  await faqs.refresh()
}
