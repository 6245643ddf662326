import type { Message, Session, Ticket } from '#prisma/generated/client.ts'
import type { SessionStep } from './session-history.ts'

/** What agents were told when they pressed "take". */
export interface TakeOutcome {
  /** The key's id and name of whoever pressed. */
  agentId: string
  agentName: string
  /** The ticket that they got; null: refused. */
  ticketId: string | null
  refusal: string | null
}

export interface OwnershipEvidence {
  session: Session
  messages: readonly Message[]
  tickets: readonly Ticket[]
  history: readonly SessionStep[]
  takes: readonly TakeOutcome[]
  /** Ids of messages that the server has acknowledged, each with the text that was sent. */
  acknowledged: ReadonlyMap<string, string>
  /** Ids of agents whose keys were revoked. */
  gone: ReadonlySet<string>
  /** Ids of agents who were given the session by a colleague. */
  assigned: ReadonlySet<string>
  agentNames: readonly string[]
}

/** Every way in which a session's story breaks the promise of one owner; none when it keeps it. */
export function checkOwnership(evidence: OwnershipEvidence): string[] {
  const { session, messages, tickets, history, acknowledged } = evidence
  const stored = new Map(messages.map((message) => [message.id, message]))
  return [
    ...history.flatMap((step) => brokenStep(step, messages, evidence)),
    ...brokenTakes(evidence),
    ...messages.flatMap(({ seq }, index) =>
      seq === index + 1 ? [] : [`#${index + 1} is missing; there is #${seq}`],
    ),
    ...(session.lastSeq === messages.length ? [] : [`lastSeq is ${session.lastSeq} of ${messages.length}`]),
    ...messages.filter(({ awaitsReply }) => awaitsReply).map(({ seq }) => `#${seq} still awaits its reply`),
    ...(tickets.filter(({ status }) => status !== 'RESOLVED').length > 1
      ? ['two tickets are unresolved']
      : []),
    ...brokenNotices(messages, tickets, history),
    ...unacknowledged(messages, history),
    ...(session.status === 'WITH_AGENT' && evidence.gone.has(session.ownerId ?? '')
      ? ['the session is still with an agent who is gone']
      : []),
    ...[...acknowledged]
      .filter(([id, text]) => stored.get(id)?.text !== text)
      .map(([id]) => `the acknowledged message ${id} is not there as it was sent`),
  ]
}

function brokenStep(
  step: SessionStep,
  messages: readonly Message[],
  { assigned, gone }: Pick<OwnershipEvidence, 'assigned' | 'gone'>,
): string[] {
  const written = messages.filter(({ seq }) => seq > step.oldLastSeq && seq <= step.newLastSeq)
  const bySomebody = (sender: Message['sender']) => written.filter((message) => message.sender === sender)
  const moved = step.oldStatus !== step.newStatus || step.oldOwner !== step.newOwner
  const broken: string[] = []
  if (step.oldStatus === 'WITH_AGENT' && bySomebody('BOT').length > 0) {
    broken.push(`the bot spoke at #${bySomebody('BOT')[0]?.seq} over a person`)
  }
  if (step.oldStatus !== 'WITH_AGENT' && bySomebody('AGENT').length > 0) {
    broken.push(`an agent spoke at #${bySomebody('AGENT')[0]?.seq} without owning the session`)
  }
  // One write may be two changes: a resolved session that is reopened by a request for a person.
  if (moved ? step.newEpoch <= step.oldEpoch : step.newEpoch !== step.oldEpoch) {
    broken.push(`epoch ${step.oldEpoch} to ${step.newEpoch} at ${step.oldStatus} to ${step.newStatus}`)
  }
  if ((step.newOwner !== null) !== (step.newStatus === 'WITH_AGENT')) {
    broken.push(`${step.newStatus} with the owner ${step.newOwner}`)
  }
  const isTakenOver = step.oldOwner !== null && step.newOwner !== null && step.oldOwner !== step.newOwner
  // One whose key was revoked cannot answer any more: whoever is first takes over.
  if (isTakenOver && !assigned.has(step.newOwner ?? '') && !gone.has(step.oldOwner ?? '')) {
    broken.push('one owner took the session from another')
  }
  return broken
}

function brokenTakes({ takes, history, agentNames }: OwnershipEvidence): string[] {
  const owners = new Set(history.map(({ newOwner }) => newOwner))
  const torn = takes
    .filter(({ ticketId, agentId }) => ticketId !== null && !owners.has(agentId))
    .map(
      ({ agentName, ticketId }) =>
        `${agentName} was given the ticket ${ticketId} and never owned the session`,
    )
  const unnamed = takes
    .filter(({ refusal, agentName }) => refusal?.endsWith(' has this session.') && !names(refusal, agentName))
    .map(({ refusal }) => `a refusal names nobody else: ${refusal}`)
  return [...torn, ...unnamed]

  function names(refusal: string, own: string): boolean {
    return agentNames.some((name) => name !== own && refusal.startsWith(name))
  }
}

/** The customer reads of each ticket, in the very step that opened it. */
function brokenNotices(
  messages: readonly Message[],
  tickets: readonly Ticket[],
  history: readonly SessionStep[],
): string[] {
  const notices = messages.filter(({ notice }) => notice === 'COLLEAGUE_ASKED')
  const openings = history.filter(
    ({ oldStatus, newStatus, oldLastSeq, newLastSeq }) =>
      newStatus === 'WAITING' &&
      // One that is undone or released comes back to what it was, and says nothing or something else.
      (oldStatus === 'ACTIVE' || (oldStatus === 'RESOLVED' && newLastSeq > oldLastSeq)),
  )
  const misplaced = openings.filter(
    ({ oldLastSeq, newLastSeq }) =>
      notices.filter(({ seq }) => seq > oldLastSeq && seq <= newLastSeq).length !== 1,
  )
  return [
    ...(notices.length >= tickets.length && notices.length === openings.length
      ? []
      : [
          `${tickets.length} tickets, opened ${openings.length} times, have ${notices.length} hand-off messages`,
        ]),
    ...misplaced.map(({ newEpoch }) => `the episode of epoch ${newEpoch} does not have one hand-off message`),
  ]
}

/**
 * Waiting is not silence: what the customer writes while waiting has a reply, or belongs to a burst that was
 * acknowledged, unless the wait ended before.
 */
function unacknowledged(messages: readonly Message[], history: readonly SessionStep[]): string[] {
  const whileWaiting = messages.filter(
    ({ seq, sender }) =>
      sender === 'CUSTOMER' &&
      history.some(
        ({ oldStatus, newStatus, oldLastSeq, newLastSeq }) =>
          oldStatus === 'WAITING' && newStatus === 'WAITING' && seq > oldLastSeq && seq <= newLastSeq,
      ),
  )
  return whileWaiting
    .filter(({ seq }) => !messages.some(({ replyToSeq }) => replyToSeq === seq))
    .filter(({ seq }) => !isInAcknowledgedBurst(messages, seq) && !endsAfter(history, seq))
    .map(({ seq }) => `#${seq} was written while waiting and got no word`)
}

function isInAcknowledgedBurst(messages: readonly Message[], seq: number): boolean {
  const neighbours = [
    messages.findLast((message) => message.seq < seq && message.sender !== 'CUSTOMER'),
    messages.find((message) => message.seq > seq && message.sender !== 'CUSTOMER'),
  ]
  return neighbours.some((message) => JSON.stringify(message?.trace ?? null).includes('"waiting:'))
}

function endsAfter(history: readonly SessionStep[], seq: number): boolean {
  return history.some(
    ({ oldStatus, newStatus, newLastSeq }) =>
      oldStatus === 'WAITING' && newStatus !== 'WAITING' && newLastSeq >= seq,
  )
}
