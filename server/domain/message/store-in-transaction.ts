import { type Message, Prisma, type Session, type Ticket } from '#prisma/generated/client.ts'
import type { Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import { ANSWER_LEASE_SECONDS, answerMessage, notifyTicket, summarizeSession } from '../jobs.ts'
import { speechFor } from '../language/wording/speech.ts'
import { applyTicketEffect } from '../session/apply-ticket-effect.ts'
import { earlierPlace } from '../session/join-earlier-ticket.ts'
import { namedNoticeRows } from '../session/notices/store-notices.ts'
import { newTicket } from '../ticket/new-ticket.ts'
import { inPlace, spokenMessages } from './spoken-messages.ts'
import type { Turn, WrittenTurn } from './turn.ts'
import type { TurnOutcome } from './turn-outcome.ts'
import { unansweredAfter } from './unanswered-after.ts'

/** Nothing was stored: what the transaction found forbids it. */
export class TurnUndone extends Error {
  readonly result: { kind: 'moved-on' } | { kind: 'duplicate' }
  constructor(kind: 'moved-on' | 'duplicate') {
    super(kind)
    this.result = { kind }
  }
}

/** For turns that have to read and change what is there: a session that is reopened, a ticket that is withdrawn. */
export function storeInTransaction(deps: Deps, turn: Turn, outcome: TurnOutcome): Promise<WrittenTurn> {
  return deps.db.$transaction((tx) => store(deps, tx, turn, outcome))
}

async function store(deps: Deps, tx: Tx, turn: Turn, outcome: TurnOutcome): Promise<WrittenTurn> {
  if ('create' in turn.session) throw new Error('A new session has nothing to reopen or to withdraw.')
  const now = deps.clock()
  const { id } = turn.session.seen
  const spoken = spokenMessages(turn, id, now)
  const session = await moveSession(tx, turn, turn.session.seen, {
    outcome,
    added: spoken.length + outcome.notices.length,
    now,
  })
  if (turn.replyToSeq !== undefined) await settleEarlierMessage(tx, id, turn.replyToSeq)
  const ticket = await changeTicket(deps, tx, turn, { session, outcome, now })
  const messages = await storeMessages(deps, tx, turn, { session, spoken, outcome, now })
  if (outcome.reopened)
    await tx.resolution.updateMany({ where: { sessionId: id, reopenedAt: null }, data: { reopenedAt: now } })
  const message = messages.find(({ sender }) => sender === 'CUSTOMER')
  if (turn.modelCalls?.length) {
    const place = { sessionId: id, messageSeq: turn.replyToSeq ?? message?.seq ?? 0, createdAt: now }
    await tx.modelCall.createMany({ data: turn.modelCalls.map((call) => ({ ...call, ...place })) })
  }
  const lease = { startAfterSeconds: ANSWER_LEASE_SECONDS }
  const answerJobId = message?.awaitsReply
    ? await deps.jobs.enqueue(tx, answerMessage, { sessionId: id, seq: message.seq }, lease)
    : null
  return { session, messages, ticket, answerJobId }
}

async function moveSession(
  tx: Tx,
  turn: Turn,
  { id, epoch, lastSeq }: Session,
  { outcome: { state, reopened }, added, now }: { outcome: TurnOutcome; added: number; now: Date },
): Promise<Session> {
  const unanswered = unansweredAfter(turn)
  const [session] = await tx.session.updateManyAndReturn({
    where: { id, epoch, ...(turn.nothingNew ? { lastSeq } : {}) },
    data: {
      ...state,
      updatedAt: now,
      lastSeq: { increment: added },
      ...(turn.message?.language ? { language: turn.message.language } : {}),
      ...(reopened ? { resolvedAt: null, unansweredSince: unanswered === 'begin' ? now : null } : {}),
      ...(unanswered === 'clear' ? { unansweredSince: null } : {}),
    },
  })
  if (!session) throw new TurnUndone('moved-on')
  if (unanswered !== 'begin' || session.unansweredSince !== null) return session
  // The oldest one counts, and only the locked row says whether there is an older one.
  return tx.session.update({ where: { id }, data: { unansweredSince: now } })
}

async function settleEarlierMessage(tx: Tx, sessionId: string, seq: number): Promise<void> {
  const settled = await tx.message.updateMany({
    where: { sessionId, seq, awaitsReply: true },
    data: { awaitsReply: false },
  })
  if (settled.count === 0) throw new TurnUndone('duplicate')
}

async function changeTicket(
  deps: Deps,
  tx: Tx,
  turn: Turn,
  { session, outcome, now }: { session: Session; outcome: TurnOutcome; now: Date },
): Promise<Ticket | null> {
  const { ticketEffect, state } = outcome
  if (ticketEffect === null) return null
  if (ticketEffect !== 'open')
    return applyTicketEffect(tx, session.id, ticketEffect, { next: state, now, customerReturned: true })
  if (!turn.escalate) return null
  const place = await earlierPlace(tx, session)
  const ticket = await tx.ticket.create({
    data: newTicket(turn.escalate, { sessionId: session.id, now, place }),
  })
  await deps.jobs.enqueue(tx, notifyTicket, { ticketId: ticket.id })
  await deps.jobs.enqueue(tx, summarizeSession, { sessionId: session.id })
  return ticket
}

async function storeMessages(
  deps: Deps,
  tx: Tx,
  turn: Turn,
  {
    session,
    spoken,
    outcome: { notices },
    now,
  }: { session: Session; spoken: readonly Message[]; outcome: TurnOutcome; now: Date },
): Promise<Message[]> {
  const speech = speechFor(session.language, deps.settings)
  const afterSeq = session.lastSeq - notices.length
  const said = inPlace(spoken, afterSeq - spoken.length, turn.replyToSeq)
  return tx.message.createManyAndReturn({
    data: [
      ...said.map((message) => ({
        ...message,
        trace: message.trace ?? Prisma.DbNull,
        translation: message.translation ?? Prisma.DbNull,
        evidence: message.evidence ?? Prisma.DbNull,
      })),
      ...(await namedNoticeRows(tx, { sessionId: session.id, afterSeq, speech, now }, notices)),
    ],
  })
}
