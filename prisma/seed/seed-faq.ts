import type { PrismaClient } from '#prisma/generated/client.ts'
import { readDemoFaqs } from './demo-faq.ts'

/** Any constant will do; replicas that start together on a new database take turns by it. */
const SEED_LOCK = 7_305_001

/**
 * Fills a new database with the demo FAQ and returns the number of entries added. Does nothing once there is an FAQ,
 * or a session: an operator who has removed the demo must not find it answering customers after the next start.
 */
export async function seedFaqs(db: PrismaClient): Promise<number> {
  const entries = await readDemoFaqs()
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEED_LOCK})`
    const used =
      (await tx.faq.findFirst({ select: { id: true } })) ??
      (await tx.session.findFirst({ select: { id: true } }))
    if (used) return 0
    const { count } = await tx.faq.createMany({ data: entries.map(({ id: _slug, ...faq }) => faq) })
    return count
  })
}
