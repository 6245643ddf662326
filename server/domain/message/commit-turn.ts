import type { Session, Ticket } from '#prisma/generated/client.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import type { TicketChange } from '../events.ts'
import { isUniqueViolation } from '../is-unique-violation.ts'
import { ANSWER_LEASE_SECONDS, answerMessage } from '../jobs.ts'
import { speechFor } from '../language/wording/speech.ts'
import { applyTicketEffect } from '../session/apply-ticket-effect.ts'
import { earlierPlace, withdrawElsewhere } from '../session/join-earlier-ticket.ts'
import { noticeRows } from '../session/notices/store-notices.ts'
import { publishPlacesBehind } from '../session/publish-session-change.ts'
import type { SessionState, TicketEffect } from '../session/transition.ts'
import { openTicket } from '../ticket/open-ticket.ts'
import { countTurn } from './count-turn.ts'
import { publishTurn } from './publish-turn.ts'
import type { Turn, TurnResult } from './turn.ts'
import { type TurnOutcome, turnOutcome } from './turn-outcome.ts'

class Undo extends Error {
  readonly result: TurnResult
  constructor(result: TurnResult) {
    super(result.kind)
    this.result = result
  }
}

const ticketChanges: Partial<Record<NonNullable<TicketEffect>, TicketChange>> = {
  open: 'OPENED',
  reopen: 'CUSTOMER_RETURNED',
  WITHDRAWN: 'CLOSED',
}

/**
 * Stores a turn, then tells the bus. Fenced by the session's epoch and by unique indexes: see
 * docs/decisions/011-epoch-and-seq-fence-a-session.md.
 */
export async function commitTurn(deps: Deps, turn: Turn): Promise<TurnResult> {
  try {
    const stored = await deps.db.$transaction((tx) => store(deps, tx, turn))
    publishTurn(deps, stored, turn.formerAgentId)
    countTurn(deps, turn, stored)
    if (stored.ticketChange === 'OPENED') await withdrawElsewhere(deps, stored.session)
    // A new ticket is behind all others; one that is withdrawn or comes back moves them.
    if (stored.ticket && stored.ticketChange !== 'OPENED') await publishPlacesBehind(deps, stored.ticket)
    return stored
  } catch (error) {
    if (error instanceof Undo) return error.result
    if (isUniqueViolation(error)) return { kind: 'duplicate' }
    throw error
  }
}

async function store(deps: Deps, tx: Tx, turn: Turn): Promise<Extract<TurnResult, { kind: 'stored' }>> {
  const now = deps.clock()
  const outcome = outcomeOf(turn)
  const { state, ticketEffect, reopened, notices } = outcome
  const spoken = (turn.message ? 1 : 0) + (turn.reply ? 1 : 0)
  const session = await writeSession(tx, turn, { outcome, count: spoken + notices.length, now })
  if (turn.replyToSeq !== undefined) await settleEarlierMessage(tx, session.id, turn.replyToSeq)
  const ticket = await changeTicket(deps, tx, turn, { session, outcome, now })
  const speech = speechFor(session.language, deps.settings)
  const place = { sessionId: session.id, afterSeq: session.lastSeq - notices.length, speech, now }
  const messages = await tx.message.createManyAndReturn({
    data: [
      ...spokenRows(turn, session, { afterSeq: place.afterSeq - spoken, now }),
      ...(await noticeRows(tx, place, notices)),
    ],
  })
  if (reopened) {
    await tx.resolution.updateMany({
      where: { sessionId: session.id, reopenedAt: null },
      data: { reopenedAt: now },
    })
  }
  const message = messages.find(({ sender }) => sender === 'CUSTOMER') ?? null
  const reply = messages.find(({ sender }) => sender === 'BOT') ?? null
  if (turn.modelCalls?.length) {
    const messageSeq = turn.replyToSeq ?? message?.seq ?? 0
    await tx.modelCall.createMany({
      data: turn.modelCalls.map((call) => ({ ...call, sessionId: session.id, messageSeq, createdAt: now })),
    })
  }
  const answerJobId = message?.awaitsReply
    ? await deps.jobs.enqueue(
        tx,
        answerMessage,
        { sessionId: session.id, seq: message.seq },
        { startAfterSeconds: ANSWER_LEASE_SECONDS },
      )
    : null
  return {
    ...{ kind: 'stored', session, message, reply, ticket, reopened, answerJobId },
    ticketChange: ticket && ticketEffect ? (ticketChanges[ticketEffect] ?? null) : null,
    sessionChanged: 'seen' in turn.session ? state.epoch !== turn.session.seen.epoch : state.epoch > 0,
  }
}

function outcomeOf(turn: Turn): TurnOutcome {
  const before: SessionState =
    'seen' in turn.session
      ? {
          status: turn.session.seen.status,
          epoch: turn.session.seen.epoch,
          ownerId: turn.session.seen.ownerId,
        }
      : { status: 'ACTIVE', epoch: 0, ownerId: null }
  return turnOutcome(before, {
    customerWrote: turn.message ? { reopensWith: turn.reopensWith ?? { kind: 'bot' } } : null,
    personWanted: Boolean(turn.escalate),
    personUnneeded: turn.withdraws ?? false,
  })
}

async function changeTicket(
  deps: Deps,
  tx: Tx,
  turn: Turn,
  {
    session,
    outcome,
    now,
  }: { session: Session; outcome: Pick<TurnOutcome, 'state' | 'ticketEffect'>; now: Date },
): Promise<Ticket | null> {
  const { ticketEffect, state } = outcome
  if (ticketEffect === null) return null
  if (ticketEffect !== 'open')
    return applyTicketEffect(tx, session.id, ticketEffect, { next: state, now, customerReturned: true })
  if (!turn.escalate) return null
  return openTicket(deps, tx, session.id, turn.escalate, await earlierPlace(tx, session))
}

async function writeSession(
  tx: Tx,
  turn: Turn,
  { outcome, count, now }: { outcome: Pick<TurnOutcome, 'state' | 'reopened'>; count: number; now: Date },
): Promise<Session> {
  const answered = turn.reply !== undefined && turn.reply.source !== 'RULE'
  const asks = turn.message !== undefined && turn.message.needsAnswer !== false && !answered
  const changes = {
    ...outcome.state,
    updatedAt: now,
    ...(turn.message?.language ? { language: turn.message.language } : {}),
    ...(outcome.reopened ? { resolvedAt: null } : {}),
    ...(answered || outcome.reopened ? { unansweredSince: asks ? now : null } : {}),
  }
  if ('create' in turn.session) {
    const unansweredSince = asks ? now : null
    return tx.session.create({
      data: { ...turn.session.create, ...changes, unansweredSince, lastSeq: count, createdAt: now },
    })
  }
  const { id, epoch, lastSeq } = turn.session.seen
  const [session] = await tx.session.updateManyAndReturn({
    where: { id, epoch, ...(turn.nothingNew ? { lastSeq } : {}) },
    data: { ...changes, lastSeq: { increment: count } },
  })
  if (!session) throw new Undo({ kind: 'moved-on' })
  if (!asks || session.unansweredSince !== null) return session
  // The oldest one counts, and only the locked row says whether there is an older one.
  return tx.session.update({ where: { id }, data: { unansweredSince: now } })
}

async function settleEarlierMessage(tx: Tx, sessionId: string, seq: number): Promise<void> {
  const settled = await tx.message.updateMany({
    where: { sessionId, seq, awaitsReply: true },
    data: { awaitsReply: false },
  })
  if (settled.count === 0) throw new Undo({ kind: 'duplicate' })
}

function spokenRows(turn: Turn, session: Session, { afterSeq, now }: { afterSeq: number; now: Date }) {
  const drafts: Omit<Prisma.MessageCreateManyInput, 'seq'>[] = []
  const common = { sessionId: session.id, createdAt: now }
  if (turn.message) {
    const { needsAnswer: _, ...message } = turn.message
    drafts.push({ ...common, sender: 'CUSTOMER', ...message })
  }
  if (turn.reply) {
    drafts.push({
      ...common,
      ...turn.reply,
      trace: asJson(turn.reply.trace),
      evidence: turn.reply.evidence ? asJson(turn.reply.evidence) : Prisma.DbNull,
      translation: turn.reply.translation ? asJson(turn.reply.translation) : Prisma.DbNull,
      sender: 'BOT',
      escalated: Boolean(turn.escalate),
      replyToSeq: turn.replyToSeq ?? afterSeq + 1,
      replyMs: Math.max(0, now.getTime() - turn.receivedAt.getTime()),
    })
  }
  return drafts.map((draft, index) => ({ ...draft, seq: afterSeq + 1 + index }))
}

/** Plain data; PostgreSQL keeps it as JSON. */
function asJson(data: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(data))
}
