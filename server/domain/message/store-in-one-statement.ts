import { randomUUIDv7 } from 'node:crypto'
import type { Message, Session, Ticket } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { ANSWER_LEASE_SECONDS, answerMessage, notifyTicket, summarizeSession } from '../jobs.ts'
import { speechFor } from '../language/wording/speech.ts'
import { earlierPlace } from '../session/join-earlier-ticket.ts'
import { noticeRows } from '../session/notices/store-notices.ts'
import { newTicket } from '../ticket/new-ticket.ts'
import { emptyMessage, inPlace, spokenMessages } from './spoken-messages.ts'
import type { Turn, WrittenTurn } from './turn.ts'
import type { TurnOutcome } from './turn-outcome.ts'
import type { TurnRows } from './turn-store.ts'
import { unansweredAfter } from './unanswered-after.ts'

/** Whether a turn changes no earlier ticket: who comes back or withdraws is rare, and takes a transaction. */
export function fitsOneStatement({ reopened, ticketEffect, notices }: TurnOutcome): boolean {
  const mayOpen = ticketEffect === null || ticketEffect === 'open'
  return mayOpen && !reopened && notices.every(({ agentId }) => agentId === null)
}

/** Null: the session has moved on. Throws when one of the rows is there already. */
export async function storeInOneStatement(
  deps: Deps,
  turn: Turn,
  outcome: TurnOutcome,
): Promise<WrittenTurn | null> {
  const now = deps.clock()
  const known = 'seen' in turn.session ? turn.session.seen : turn.session.create
  const messages = messagesOf(deps, turn, outcome, {
    ...known,
    language: turn.message?.language ?? known.language,
    now,
  })
  const ticket =
    outcome.ticketEffect === 'open' && turn.escalate
      ? newTicket(turn.escalate, { sessionId: known.id, now, place: await earlierPlace(deps.db, known) })
      : null
  const answerJob = turn.message?.awaitsReply
    ? await deps.jobs.insertion(
        answerMessage,
        { sessionId: known.id, seq: 1 },
        { startAfterSeconds: ANSWER_LEASE_SECONDS },
      )
    : null
  const session = await deps.turns.store({
    session: sessionAfter(turn, known, outcome, { added: messages.length, now }),
    messages,
    settles: turn.replyToSeq ?? null,
    modelCalls: (turn.modelCalls ?? []).map((call) => ({
      ...{ id: randomUUIDv7(), purpose: 'answer' },
      ...call,
      createdAt: now,
    })),
    ticket,
    jobs: [...(answerJob ? [answerJob] : []), ...(ticket ? await jobsOf(deps, ticket) : [])],
    now,
  })
  return (
    session && {
      session,
      messages: inPlace(messages, session.lastSeq - messages.length, turn.replyToSeq),
      ticket,
      answerJobId: answerJob?.id ?? null,
    }
  )
}

function messagesOf(
  deps: Deps,
  turn: Turn,
  { notices }: TurnOutcome,
  { id, language, now }: { id: string; language: string | null; now: Date },
): Message[] {
  const spoken = spokenMessages(turn, id, now)
  const speech = speechFor(language, deps.settings)
  const noticed = noticeRows({ sessionId: id, afterSeq: spoken.length, speech, now }, notices)
  return [...spoken, ...noticed.map((row) => ({ ...emptyMessage(id, now), ...row }))]
}

function sessionAfter(
  turn: Turn,
  known: Session,
  { state }: TurnOutcome,
  { added, now }: { added: number; now: Date },
): TurnRows['session'] {
  const unanswered = unansweredAfter(turn)
  const language = turn.message?.language ?? null
  if ('create' in turn.session) {
    const unansweredSince = unanswered === 'begin' ? now : null
    return {
      create: {
        ...known,
        ...state,
        ...(language ? { language } : {}),
        unansweredSince,
        lastSeq: added,
        createdAt: now,
        updatedAt: now,
      },
    }
  }
  const { id, epoch: ifEpoch, lastSeq } = known
  return {
    move: { ...state, id, ifEpoch, ifLastSeq: turn.nothingNew ? lastSeq : null, language, unanswered },
  }
}

function jobsOf({ jobs }: Deps, { id, sessionId }: Ticket) {
  return Promise.all([
    jobs.insertion(notifyTicket, { ticketId: id }),
    jobs.insertion(summarizeSession, { sessionId }),
  ])
}
