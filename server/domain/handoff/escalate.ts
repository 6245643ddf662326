import type { Session, Ticket } from '#prisma/generated/client.ts'
import type { Viewer } from '../access/authenticate.ts'
import { requireSession } from '../access/authorize.ts'
import { withoutLostOwner } from '../agent/release-sessions.ts'
import { cleanText } from '../clean-text.ts'
import type { Deps } from '../deps.ts'
import { Conflict } from '../errors.ts'
import { limitSends } from '../limits/limit-sends.ts'
import { commitTurn } from '../message/commit-turn.ts'
import { keptMoving, retryMoved } from '../session/retry-moved.ts'

export interface EscalateInput {
  sessionId: string
  reason: string
  requestedBy?: string | null | undefined
}

const MAX_REASON_CHARACTERS = 1000
const MAX_NAME_CHARACTERS = 200

/**
 * Asks for a person. Joins the ticket that is open already, if there is one.
 * @throws InvalidInput, RateLimited, NotFound, Conflict when the session is resolved
 */
export async function escalate(
  deps: Deps,
  caller: { viewer: Viewer; address: string },
  input: EscalateInput,
): Promise<{ ticket: Ticket; session: Session }> {
  const note = cleanText(input.reason, 'reason', MAX_REASON_CHARACTERS)
  const requestedBy =
    input.requestedBy == null ? undefined : cleanText(input.requestedBy, 'requestedBy', MAX_NAME_CHARACTERS)
  let session = await withoutLostOwner(deps, await requireSession(deps, caller.viewer, input.sessionId))
  await limitSends(deps, caller, session.id)
  const reason = caller.viewer.kind === 'customer' ? 'CUSTOMER_REQUESTED' : 'STAFF_REQUESTED'

  const asked = await retryMoved(async () => {
    if (session.status === 'RESOLVED') {
      const text = 'The session is resolved. A new message from the customer reopens it.'
      throw new Conflict(text, 'ALREADY_RESOLVED')
    }
    const open = await unresolvedTicket(deps, session.id)
    // Read anew: what the caller saw may be from before the ticket.
    if (open) return { ticket: open, session: await readSession(deps, session.id) }
    const result = await commitTurn(deps, {
      session: { seen: session },
      escalate: { reason, note, requestedBy },
      receivedAt: deps.clock(),
    })
    if (result.kind === 'stored' && result.ticket) return { ticket: result.ticket, session: result.session }
    session = await readSession(deps, session.id)
    return null
  })
  if (!asked) throw keptMoving()
  return asked
}

function readSession({ db }: Pick<Deps, 'db'>, id: string): Promise<Session> {
  return db.session.findUniqueOrThrow({ where: { id } })
}

function unresolvedTicket({ db }: Pick<Deps, 'db'>, sessionId: string): Promise<Ticket | null> {
  return db.ticket.findFirst({ where: { sessionId, status: { not: 'RESOLVED' } } })
}
