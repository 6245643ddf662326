import type { Message, Session, Ticket } from '#prisma/generated/client.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { EscalationReason } from '#prisma/generated/enums.ts'
import type { ModelCallRecord } from '#server/ports/language-model.ts'
import type { Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import { openTicket } from '../handoff/open-ticket.ts'
import { handoffNotice, type ReplyDraft } from '../routing/replies.ts'
import type { NewSession } from '../session/new-session.ts'
import { type SessionState, type TicketEffect, transition } from '../session/transition.ts'
import { ANSWER_LEASE_SECONDS, answerMessage } from './answer-message-job.ts'
import { countTurn } from './count-turn.ts'
import { publishTurn } from './publish-turn.ts'

/** Everything that one step of a conversation stores, in one transaction. */
export interface Turn {
  /** The session as the writer saw it: the write loses if its epoch has moved since. Or one to be created. */
  session: { seen: Session } | { create: NewSession }
  /** The customer's message, when this turn stores it. */
  message?: { text: string; clientMessageId: string | null; awaitsReply: boolean }
  /** The bot's reply: to this turn's message, or to the earlier one with that seq. */
  reply?: ReplyDraft
  replyToSeq?: number
  escalate?: { reason: EscalationReason; note?: string; requestedBy?: string | undefined } | null
  modelCalls?: readonly ModelCallRecord[]
  /** When the customer's message came in, for `replyMs`. */
  receivedAt: Date
}

export type TurnResult =
  | {
      kind: 'stored'
      session: Session
      message: Message | null
      reply: Message | null
      ticket: Ticket | null
      sessionChanged: boolean
      /** The job that answers the message if this process cannot; null when the message awaits no reply. */
      answerJobId: string | null
    }
  /** The session's epoch is another one by now; nothing was stored. */
  | { kind: 'moved-on' }
  /** The message, or its reply, is there already; nothing was stored. */
  | { kind: 'duplicate' }

class Undo extends Error {
  readonly result: TurnResult
  constructor(result: TurnResult) {
    super(result.kind)
    this.result = result
  }
}

/** Stores a turn, then tells the bus. Fenced by the session's epoch and by unique indexes: see DESIGN.md, step 9. */
export async function commitTurn(deps: Deps, turn: Turn): Promise<TurnResult> {
  try {
    const stored = await deps.db.$transaction((tx) => store(deps, tx, turn))
    publishTurn(deps, stored)
    countTurn(deps, turn, stored)
    return stored
  } catch (error) {
    if (error instanceof Undo) return error.result
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      return { kind: 'duplicate' }
    throw error
  }
}

async function store(deps: Deps, tx: Tx, turn: Turn): Promise<Extract<TurnResult, { kind: 'stored' }>> {
  const now = deps.clock()
  const { state, ticketEffect, reopened } = afterTurn(turn)
  const opens = ticketEffect === 'open'
  const count = (turn.message ? 1 : 0) + (turn.reply ? 1 : 0) + (opens ? 1 : 0)
  const changes = { ...state, updatedAt: now, ...(reopened ? { resolvedAt: null } : {}) }

  const session = await writeSession(tx, turn, { changes, count, now })
  if (turn.replyToSeq !== undefined) await settleEarlierMessage(tx, session.id, turn.replyToSeq)
  const ticket = opens && turn.escalate ? await openTicket(deps, tx, session.id, turn.escalate) : null
  const messages = await tx.message.createManyAndReturn({
    data: messagesOf(turn, session, ticket?.queuePosition ?? null, now),
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
    kind: 'stored',
    session,
    message,
    reply,
    ticket: ticket?.ticket ?? null,
    sessionChanged: opens || reopened,
    answerJobId,
  }
}

function afterTurn(turn: Turn): { state: SessionState; ticketEffect: TicketEffect; reopened: boolean } {
  let state: SessionState =
    'seen' in turn.session
      ? {
          status: turn.session.seen.status,
          epoch: turn.session.seen.epoch,
          ownerId: turn.session.seen.ownerId,
        }
      : { status: 'ACTIVE', epoch: 0, ownerId: null }
  let reopened = false
  let ticketEffect: TicketEffect = null
  if (turn.message) {
    const written = transition(state, { type: 'customer-wrote' })
    if (written.allowed) {
      state = written.next
      reopened = written.reopened
    }
  }
  if (turn.escalate) {
    const escalated = transition(state, { type: 'person-wanted' })
    if (escalated.allowed) {
      state = escalated.next
      ticketEffect = escalated.ticket
    }
  }
  return { state, ticketEffect, reopened }
}

async function writeSession(
  tx: Tx,
  turn: Turn,
  { changes, count, now }: { changes: SessionState & { updatedAt: Date }; count: number; now: Date },
): Promise<Session> {
  if ('create' in turn.session) {
    return tx.session.create({ data: { ...turn.session.create, ...changes, lastSeq: count, createdAt: now } })
  }
  const { id, epoch } = turn.session.seen
  const [session] = await tx.session.updateManyAndReturn({
    where: { id, epoch },
    data: { ...changes, lastSeq: { increment: count } },
  })
  if (!session) throw new Undo({ kind: 'moved-on' })
  return session
}

async function settleEarlierMessage(tx: Tx, sessionId: string, seq: number): Promise<void> {
  const settled = await tx.message.updateMany({
    where: { sessionId, seq, awaitsReply: true },
    data: { awaitsReply: false },
  })
  if (settled.count === 0) throw new Undo({ kind: 'duplicate' })
}

function messagesOf(turn: Turn, session: Session, queuePosition: number | null, now: Date) {
  const drafts: Omit<Prisma.MessageCreateManyInput, 'seq'>[] = []
  const common = { sessionId: session.id, createdAt: now }
  const count = (turn.message ? 1 : 0) + (turn.reply ? 1 : 0) + (queuePosition === null ? 0 : 1)
  const firstSeq = session.lastSeq - count + 1
  if (turn.message) drafts.push({ ...common, sender: 'CUSTOMER', ...turn.message })
  if (turn.reply) {
    drafts.push({
      ...common,
      ...turn.reply,
      // A trace is plain data; PostgreSQL keeps it as JSON.
      trace: JSON.parse(JSON.stringify(turn.reply.trace)) as Prisma.InputJsonObject,
      sender: 'BOT',
      escalated: Boolean(turn.escalate),
      replyToSeq: turn.replyToSeq ?? firstSeq,
      replyMs: Math.max(0, now.getTime() - turn.receivedAt.getTime()),
    })
  }
  if (queuePosition !== null) drafts.push({ ...common, sender: 'SYSTEM', text: handoffNotice(queuePosition) })
  return drafts.map((draft, index) => ({ ...draft, seq: firstSeq + index }))
}
