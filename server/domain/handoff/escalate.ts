import type { Session, Ticket } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { Conflict } from '../errors.ts'
import { cleanText } from '../message/clean-text.ts'
import { commitTurn } from '../message/commit-turn.ts'
import { limitSends } from '../message/limit-sends.ts'
import { sessionToActOn, type Viewer } from '../viewer.ts'

export interface EscalateInput {
  sessionId: string
  reason: string
  requestedBy?: string | null | undefined
}

const MAX_REASON_CHARACTERS = 1000
const MAX_NAME_CHARACTERS = 200
const MAX_TRIES = 8

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
  let session = await sessionToActOn(deps, caller.viewer, input.sessionId)
  await limitSends(deps, caller, session.id)
  const reason = caller.viewer.kind === 'customer' ? 'CUSTOMER_REQUESTED' : 'STAFF_REQUESTED'

  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (session.status === 'RESOLVED') {
      throw new Conflict('The session is resolved. A new message of the customer reopens it.')
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
  }
  throw new Conflict('The session kept changing. Look at it again, then try once more.')
}

function readSession({ db }: Pick<Deps, 'db'>, id: string): Promise<Session> {
  return db.session.findUniqueOrThrow({ where: { id } })
}

function unresolvedTicket({ db }: Pick<Deps, 'db'>, sessionId: string): Promise<Ticket | null> {
  return db.ticket.findFirst({ where: { sessionId, status: { not: 'RESOLVED' } } })
}
