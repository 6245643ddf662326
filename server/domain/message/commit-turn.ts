import type { Deps } from '../deps.ts'
import type { TicketChange } from '../events.ts'
import { isUniqueViolation } from '../is-unique-violation.ts'
import { withdrawElsewhere } from '../session/join-earlier-ticket.ts'
import { publishPlacesBehind } from '../session/publish-session-change.ts'
import type { TicketEffect } from '../session/transition.ts'
import { countTurn } from './count-turn.ts'
import { publishTurn } from './publish-turn.ts'
import { fitsOneStatement, storeInOneStatement } from './store-in-one-statement.ts'
import { storeInTransaction, TurnUndone } from './store-in-transaction.ts'
import type { StoredTurn, Turn, TurnResult, WrittenTurn } from './turn.ts'
import { type TurnOutcome, turnOutcome } from './turn-outcome.ts'

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
  const outcome = outcomeOf(turn)
  try {
    const written = fitsOneStatement(outcome)
      ? await storeInOneStatement(deps, turn, outcome)
      : await storeInTransaction(deps, turn, outcome)
    if (!written) return { kind: 'moved-on' }
    const stored = storedTurn(turn, outcome, written)
    publishTurn(deps, stored, turn.formerAgentId)
    countTurn(deps, turn, stored)
    if (stored.ticketChange === 'OPENED') await withdrawElsewhere(deps, stored.session)
    // A new ticket is behind all others; one that is withdrawn or comes back moves them.
    if (stored.ticket && stored.ticketChange !== 'OPENED') await publishPlacesBehind(deps, stored.ticket)
    return stored
  } catch (error) {
    if (error instanceof TurnUndone) return error.result
    if (isUniqueViolation(error)) return { kind: 'duplicate' }
    throw error
  }
}

function outcomeOf(turn: Turn): TurnOutcome {
  const { status, epoch, ownerId } = 'seen' in turn.session ? turn.session.seen : turn.session.create
  return turnOutcome(
    { status, epoch, ownerId },
    {
      customerWrote: turn.message ? { reopensWith: turn.reopensWith ?? { kind: 'bot' } } : null,
      personWanted: Boolean(turn.escalate),
      personUnneeded: turn.withdraws ?? false,
    },
  )
}

function storedTurn(
  turn: Turn,
  { state, ticketEffect, reopened }: TurnOutcome,
  written: WrittenTurn,
): StoredTurn {
  const { messages, ticket } = written
  const before = 'seen' in turn.session ? turn.session.seen : turn.session.create
  return {
    ...{ kind: 'stored', ...written, reopened },
    message: messages.find(({ sender }) => sender === 'CUSTOMER') ?? null,
    reply: messages.find(({ sender }) => sender === 'BOT') ?? null,
    ticketChange: ticket && ticketEffect ? (ticketChanges[ticketEffect] ?? null) : null,
    sessionChanged: state.epoch !== before.epoch,
  }
}
