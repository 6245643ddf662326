import type { Deps, Settings } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { type Publishing, publishSessionNews } from '../session/publish-session-change.ts'
import { type DataSubject, sessionsOf } from './personal-data.ts'

/** What was erased. It names the request and the numbers, and nothing of the person. */
export interface EraseReceipt {
  erasedAt: Date
  sessions: number
  messages: number
  tickets: number
  jobs: number
  sessionIds: string[]
}

/**
 * Erases everything that is held of a data subject: rows, jobs and dead letters that name them, and counters. Logs
 * never hold more than ids; the daily usage table holds only numbers. Whoever watches an erased session stops getting
 * its events. @throws InvalidInput, NotFound
 */
export async function erasePersonalData(
  deps: Publishing & Pick<Deps, 'clock' | 'jobs' | 'limiter'> & { settings: Pick<Settings, 'rateLimit'> },
  subject: DataSubject,
): Promise<EraseReceipt> {
  const where = sessionsOf(subject)
  const receipt = await deps.db.$transaction(async (tx) => {
    const found = await tx.session.findMany({ where, select: { id: true } })
    const sessionIds = found.map(({ id }) => id)
    if (sessionIds.length === 0) throw new NotFound('The data subject')
    const ofSessions = { sessionId: { in: sessionIds } }
    const messages = await tx.message.count({ where: ofSessions })
    const tickets = await tx.ticket.findMany({ where: ofSessions, select: { id: true } })
    const jobs = await deps.jobs.forget(tx, [...sessionIds, ...tickets.map(({ id }) => id)])
    await tx.session.deleteMany({ where: { id: { in: sessionIds } } })
    await tx.idempotentRequest.deleteMany({ where: { subjectIds: { hasSome: sessionIds } } })
    return { sessions: sessionIds.length, messages, tickets: tickets.length, jobs, sessionIds }
  })
  for (const id of receipt.sessionIds) publishSessionNews(deps, id)
  await Promise.all(
    receipt.sessionIds.map((id) => deps.limiter.forget(`session:${id}`, deps.settings.rateLimit)),
  )
  return { erasedAt: deps.clock(), ...receipt }
}
