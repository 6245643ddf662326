import type { Deps } from '../deps.ts'

export interface TicketLoad {
  open: number
  taken: number
  /** 0 when nobody waits. */
  oldestOpenSeconds: number
}

/** How many customers wait for a person, and how long the first of them has: one statement, on an index. */
export async function ticketLoad({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<TicketLoad> {
  const rows = await db.ticket.groupBy({
    by: ['status'],
    where: { status: { in: ['OPEN', 'TAKEN'] } },
    _count: true,
    _min: { createdAt: true },
  })
  const open = rows.find(({ status }) => status === 'OPEN')
  const since = open?._min.createdAt
  return {
    open: open?._count ?? 0,
    taken: rows.find(({ status }) => status === 'TAKEN')?._count ?? 0,
    oldestOpenSeconds: since ? Math.max(0, (clock().getTime() - since.getTime()) / 1000) : 0,
  }
}
