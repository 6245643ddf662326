import type { Prisma, Session, Ticket } from '#prisma/generated/client.ts'
import type { Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import { Conflict, type ConflictReason, NotFound } from '../errors.ts'
import { type SpeechDeps, speechFor } from '../language/wording/speech.ts'
import { applyTicketEffect } from './apply-ticket-effect.ts'
import { noticesOf } from './notices/notices.ts'
import { storeNotices } from './notices/store-notices.ts'
import { keptMoving, retryMoved } from './retry-moved.ts'
import { type Refusal, type SessionTransition, type Transition, transition } from './transition.ts'

export interface ChangedSession {
  session: Session
  /** As it was before. */
  before: Session
  /** The ticket that the change took, gave away, closed or reopened. */
  ticket: Ticket | null
  /** Whether the queue behind the ticket has moved. */
  queueMoved: boolean
}

type More = Omit<Prisma.SessionUncheckedUpdateManyInput, 'status' | 'epoch' | 'ownerId' | 'lastSeq'>

const refusals: Record<Refusal, { text: string; reason: ConflictReason }> = {
  'already-resolved': { text: 'The session has already been resolved.', reason: 'ALREADY_RESOLVED' },
  'not-resolved': { text: 'The session is not resolved.', reason: 'NOT_RESOLVED' },
  'not-waiting': {
    text: 'The session is not waiting for an agent. Escalate it first.',
    reason: 'NOT_WAITING',
  },
  'not-with-agent': { text: 'No agent has this session.', reason: 'NOT_WITH_AGENT' },
  'with-agent': { text: 'An agent has already joined. Resolve the session instead.', reason: 'WITH_AGENT' },
  'owned-by-another': { text: 'Another agent has this session.', reason: 'OWNED_BY_ANOTHER' },
}

/**
 * Takes a session through one event of `transition`, fenced by its epoch, with its ticket and its notices, in one
 * transaction; `also` writes what belongs to it and returns further columns of the session.
 * @throws Conflict when the event is not allowed in the state that the session is in by then
 */
export async function changeSession(
  deps: Pick<Deps, 'db' | 'clock'> & SpeechDeps,
  seen: Session,
  event: SessionTransition | ((session: Session) => SessionTransition | Promise<SessionTransition>),
  also?: (tx: Tx, context: { now: Date; before: Session; ticket: Ticket | null }) => Promise<More>,
): Promise<ChangedSession> {
  let session = seen
  const changed = await retryMoved(async () => {
    const current = typeof event === 'function' ? await event(session) : event
    const outcome = transition(session, current)
    if (!outcome.allowed) throw await refusal(deps, session, outcome.because)
    const changed = await deps.db.$transaction((tx) => change(deps, tx, session, current, outcome, also))
    if (!changed) session = await readAgain(deps, seen.id)
    return changed
  })
  if (!changed) throw keptMoving()
  return changed
}

async function readAgain({ db }: Pick<Deps, 'db'>, id: string): Promise<Session> {
  const session = await db.session.findUnique({ where: { id } })
  if (!session) throw new NotFound('The session')
  return session
}

async function change(
  deps: Pick<Deps, 'clock'> & SpeechDeps,
  tx: Tx,
  before: Session,
  event: SessionTransition,
  { next, ticket: effect }: Extract<Transition, { allowed: true }>,
  also: Parameters<typeof changeSession>[3],
): Promise<ChangedSession | null> {
  const now = deps.clock()
  const moves = next.epoch !== before.epoch
  const [moved] = await tx.session.updateManyAndReturn({
    where: { id: before.id, epoch: before.epoch },
    data: { ...next, ...(moves ? { updatedAt: now } : {}) },
  })
  if (!moved) return null
  const ticket =
    effect === null || effect === 'open'
      ? null
      : await applyTicketEffect(tx, before.id, effect, { next, now })
  if (moves) {
    // A change of owner settles what the bot still owed.
    await tx.message.updateMany({
      where: { sessionId: before.id, awaitsReply: true },
      data: { awaitsReply: false },
    })
    const speech = speechFor(moved.language, deps.settings)
    await storeNotices(tx, moved, noticesOf(before, next, effect, event), { speech, now })
  }
  const more = also ? await also(tx, { now, before, ticket }) : {}
  const session = await tx.session.update({ where: { id: before.id }, data: more })
  const waits = (status: Session['status']) => status === 'WAITING'
  return { session, before, ticket, queueMoved: waits(before.status) !== waits(next.status) }
}

async function refusal(deps: Pick<Deps, 'db'>, session: Session, because: Refusal): Promise<Conflict> {
  const { text, reason } = refusals[because]
  if (because !== 'owned-by-another' || session.ownerId === null) return new Conflict(text, reason)
  const owner = await deps.db.apiKey.findUnique({ where: { id: session.ownerId }, select: { name: true } })
  return new Conflict(owner ? `${owner.name} has this session.` : text, reason)
}
