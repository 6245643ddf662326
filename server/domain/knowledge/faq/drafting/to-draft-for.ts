import type { Prisma } from '#prisma/generated/client.ts'

/** The FAQs that a run still has to draft for; those that are written while it runs are for the next one. */
export function toDraftFor(run: { createdAt: Date; lastFaqId: string | null }): Prisma.FaqWhereInput {
  return {
    enabled: true,
    createdAt: { lte: run.createdAt },
    phrasingDrafts: { none: {} },
    ...(run.lastFaqId === null ? {} : { id: { gt: run.lastFaqId } }),
  }
}
