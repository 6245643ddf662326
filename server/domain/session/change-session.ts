import type { Prisma, Session, Ticket } from '#prisma/generated/client.ts'
import type { Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import { Conflict, NotFound } from '../errors.ts'
import { type SessionEvent, type Transition, transition } from './transition.ts'

export interface ChangedSession {
  session: Session
  /** The ticket that the change took or resolved. */
  ticket: Ticket | null
  /** Whether somebody left the queue: the places behind have moved. */
  leftQueue: boolean
}

type More = Omit<Prisma.SessionUncheckedUpdateManyInput, 'status' | 'epoch' | 'ownerId' | 'lastSeq'>

const MAX_TRIES = 8

const refusals: Record<Extract<Transition, { allowed: false }>['because'], string> = {
  'already-resolved': 'The session is resolved already.',
  'not-waiting': 'Nobody asked for a person in this session. Escalate it first.',
  'not-with-agent': 'No agent has this session.',
  'owned-by-another': 'Another agent has this session.',
}

/**
 * Takes a session through one event of `transition`, fenced by its epoch, with its ticket, in one transaction;
 * `also` writes what belongs to it and returns further columns of the session.
 * @throws Conflict when the event is not allowed in the state that the session is in by then
 */
export async function changeSession(
  deps: Deps,
  seen: Session,
  event: SessionEvent,
  also?: (tx: Tx, context: { now: Date; ticket: Ticket | null }) => Promise<More>,
): Promise<ChangedSession> {
  let session = seen
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const outcome = transition(session, event)
    if (!outcome.allowed) throw new Conflict(await explain(deps, session, outcome.because))
    const changed = await deps.db.$transaction((tx) => change(deps, tx, session, outcome, also))
    if (changed) return changed
    const again = await deps.db.session.findUnique({ where: { id: seen.id } })
    if (!again) throw new NotFound('The session')
    session = again
  }
  throw new Conflict('The session kept changing. Look at it again, then try once more.')
}

async function change(
  deps: Deps,
  tx: Tx,
  session: Session,
  { next, ticket: effect }: Extract<Transition, { allowed: true }>,
  also: Parameters<typeof changeSession>[3],
): Promise<ChangedSession | null> {
  const now = deps.clock()
  const moved = await tx.session.updateMany({
    where: { id: session.id, epoch: session.epoch },
    data: { ...next, updatedAt: now },
  })
  if (moved.count === 0) return null
  const [ticket = null] =
    effect === 'take'
      ? await tx.ticket.updateManyAndReturn({
          where: { sessionId: session.id, status: 'OPEN' },
          data: { status: 'TAKEN', assigneeId: next.ownerId, takenAt: now },
        })
      : effect === 'resolve'
        ? await tx.ticket.updateManyAndReturn({
            where: { sessionId: session.id, status: { not: 'RESOLVED' } },
            data: { status: 'RESOLVED', resolvedAt: now },
          })
        : []
  // Whoever changes the owner has answered for what the bot still owed.
  if (next.epoch !== session.epoch) {
    await tx.message.updateMany({
      where: { sessionId: session.id, awaitsReply: true },
      data: { awaitsReply: false },
    })
  }
  const more = also ? await also(tx, { now, ticket }) : {}
  const updated = await tx.session.update({ where: { id: session.id }, data: more })
  return { session: updated, ticket, leftQueue: session.status === 'WAITING' && next.status !== 'WAITING' }
}

async function explain(deps: Deps, session: Session, because: keyof typeof refusals): Promise<string> {
  if (because !== 'owned-by-another' || session.ownerId === null) return refusals[because]
  const owner = await deps.db.apiKey.findUnique({ where: { id: session.ownerId }, select: { name: true } })
  return owner ? `${owner.name} has this session.` : refusals[because]
}
