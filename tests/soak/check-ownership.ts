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
  agentNames: readonly string[]
}

/** Every way in which a session's story breaks the promise of one owner; none when it keeps it. */
export function checkOwnership(evidence: OwnershipEvidence): string[] {
  const { session, messages, tickets, history, acknowledged } = evidence
  const stored = new Map(messages.map((message) => [message.id, message]))
  return [
    ...history.flatMap((step) => brokenStep(step, messages)),
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
    ...[...acknowledged]
      .filter(([id, text]) => stored.get(id)?.text !== text)
      .map(([id]) => `the acknowledged message ${id} is not there as it was sent`),
  ]
}

function brokenStep(step: SessionStep, messages: readonly Message[]): string[] {
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
  if (step.oldOwner !== null && step.newOwner !== null && step.oldOwner !== step.newOwner) {
    broken.push('one owner took the session from another')
  }
  return broken
}

function brokenTakes({ takes, tickets, agentNames }: OwnershipEvidence): string[] {
  const winners = Map.groupBy(
    takes.filter(({ ticketId }) => ticketId !== null),
    ({ ticketId }) => ticketId,
  )
  const torn = [...winners].flatMap(([ticketId, took]) => {
    const agents = new Set(took.map(({ agentId }) => agentId))
    const assignee = tickets.find(({ id }) => id === ticketId)?.assigneeId
    if (agents.size > 1) return [`two agents took the ticket ${ticketId}`]
    return took[0]?.agentId === assignee
      ? []
      : [`the ticket ${ticketId} is not of the agent who was given it`]
  })
  const unnamed = takes
    .filter(({ refusal, agentName }) => refusal?.endsWith(' has this session.') && !names(refusal, agentName))
    .map(({ refusal }) => `a refusal names nobody else: ${refusal}`)
  return [...torn, ...unnamed]

  function names(refusal: string, own: string): boolean {
    return agentNames.some((name) => name !== own && refusal.startsWith(name))
  }
}

/** One message to the customer for each episode, in the very step that opened it. */
function brokenNotices(
  messages: readonly Message[],
  tickets: readonly Ticket[],
  history: readonly SessionStep[],
): string[] {
  const notices = messages.filter(({ sender }) => sender === 'SYSTEM')
  const openings = history.filter(
    ({ oldStatus, newStatus }) => newStatus === 'WAITING' && oldStatus !== 'WAITING',
  )
  const misplaced = openings.filter(
    ({ oldLastSeq, newLastSeq }) =>
      notices.filter(({ seq }) => seq > oldLastSeq && seq <= newLastSeq).length !== 1,
  )
  return [
    ...(notices.length === tickets.length
      ? []
      : [`${tickets.length} tickets have ${notices.length} hand-off messages`]),
    ...misplaced.map(({ newEpoch }) => `the episode of epoch ${newEpoch} does not have one hand-off message`),
  ]
}
