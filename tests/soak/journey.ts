import type { Random } from '../nemesis/random.ts'
import type { TakeOutcome } from './check-ownership.ts'

/** Asks the API as somebody; the answer is the mutation's result, expected failures included. */
export type Ask = (
  bearer: string | null,
  query: string,
  variables: Record<string, unknown>,
) => Promise<Record<string, Outcome>>

export interface Outcome {
  __typename: string
  text?: string
  session?: { id: string; ticket?: { id: string; status: string } | null }
  sessionToken?: string
  sent?: { id: string; text: string } | null
  ticket?: { id: string; status: string }
}

export interface Agent {
  id: string
  name: string
  secret: string
}

export interface JourneyResult {
  sessionId: string
  takes: TakeOutcome[]
  acknowledged: Map<string, string>
  /** Agents who were given the session by a colleague. */
  assigned: Set<string>
  gone: Set<string>
  /** By their kind, for the progress line. */
  steps: number
}

const problem = '... on UserError { code text: message }'
const CREATE = `mutation { created: createSession(input: {}) {
  __typename ... on CreateSessionPayload { session { id } sessionToken } } }`
const SEND = `mutation($input: SendMessageInput!) { sent: sendMessage(input: $input) {
  __typename ... on SendMessagePayload { sent: customerMessage { id text } session { id ticket { id status } } } ${problem} } }`
const ESCALATE = `mutation($id: ID!) { escalated: escalate(input: { sessionId: $id, reason: "Soaking" }) {
  __typename ... on EscalatePayload { ticket { id status } } ${problem} } }`
const TAKE = `mutation($id: ID!) { taken: takeTicket(input: { ticketId: $id }) {
  __typename ... on TakeTicketPayload { ticket { id status } } ${problem} } }`
const SAY = `mutation($id: ID!, $text: String!, $key: String!) {
  said: sendAgentMessage(input: { sessionId: $id, text: $text, clientMessageId: $key }) {
  __typename ... on SendAgentMessagePayload { sent: agentMessage { id text } } ${problem} } }`
const RETURN = `mutation($id: ID!) { returned: returnToBot(input: { sessionId: $id }) { __typename ${problem} } }`
const RESOLVE = `mutation($id: ID!, $anyway: Boolean) {
  resolved: resolveSession(input: { sessionId: $id, evenIfUnanswered: $anyway }) { __typename ${problem} } }`
const QUEUE = `mutation($id: ID!) { queued: returnToQueue(input: { sessionId: $id }) { __typename ${problem} } }`
const ASSIGN = `mutation($id: ID!, $to: ID!) { assigned: assignTicket(input: { ticketId: $id, agentId: $to }) {
  __typename ... on AssignTicketPayload { ticket { id status } } ${problem} } }`
const WITHDRAW = `mutation($id: ID!) { withdrawn: withdrawTicket(input: { sessionId: $id }) { __typename ${problem} } }`
const CLOSE = `mutation($id: ID!) { closed: closeTicket(input: { ticketId: $id }) { __typename ${problem} } }`
const REOPEN = `mutation($id: ID!) { reopened: reopenSession(input: { sessionId: $id }) { __typename ${problem} } }`

const forTheModel = 'Zyxomma petiolatum?'
const texts = [
  ...['Hello', forTheModel, 'Zyxomma obtusum, please', 'I want to talk to a person', 'Cancel it'],
  ...['?', 'thanks', 'hello? anyone there?', 'Never mind, I found it'],
]

/**
 * One session's life: a dozen steps of the customer and two agents in a random order, several of them under way at
 * the same time. Sometimes a third agent takes it and is gone for good a moment later: `hire` and `dismiss`.
 */
export async function runJourney(options: {
  ask: Ask
  random: Random
  agents: readonly Agent[]
  hire(): Promise<Agent>
  dismiss(agent: Agent): Promise<void>
  pause(ms: number): Promise<void>
}): Promise<JourneyResult> {
  const { ask, random, agents, pause } = options
  const { created } = await ask(null, CREATE, {})
  const id = created?.session?.id
  const token = created?.sessionToken
  if (!id || !token) throw new Error('There is no session.')
  const result: JourneyResult = {
    sessionId: id,
    takes: [],
    acknowledged: new Map(),
    assigned: new Set(),
    gone: new Set(),
    steps: 0,
  }
  let ticketId: string | null = null
  const underWay: Promise<unknown>[] = []

  const steps: Record<string, () => Promise<unknown>> = {
    send: () => send(),
    'hand over while the bot writes': handOverWhileTheBotWrites,
    'hand over while the bot writes, again': handOverWhileTheBotWrites,
    escalate,
    take: () => Promise.all(agents.map(take)),
    'take once more': () => Promise.all(agents.map(take)),
    'take again': () => take(random.pick(agents)),
    say,
    return: () => ask(random.pick(agents).secret, RETURN, { id }),
    'resolve by staff': () => ask(random.pick(agents).secret, RESOLVE, { id, anyway: random.chance(0.7) }),
    vanish,
    assign,
    'return to the queue': () => ask(random.pick(agents).secret, QUEUE, { id }),
    withdraw: () => ask(token, WITHDRAW, { id }),
    'close as junk': () =>
      ticketId === null ? Promise.resolve() : ask(random.pick(agents).secret, CLOSE, { id: ticketId }),
    undo: () => ask(random.pick(agents).secret, REOPEN, { id }),
    'resolve by the customer': () => ask(token, RESOLVE, { id }),
  }
  const names = Object.keys(steps)
  const total = random.between(8, 16)
  for (; result.steps < total; result.steps += 1) {
    const step = steps[random.pick(names)]
    if (step) underWay.push(begin(step))
    if (random.chance(0.6)) await pause(random.between(0, 60))
    if (random.chance(0.15)) await Promise.all(underWay)
  }
  await Promise.all(underWay)
  return result

  /** A failure waits until somebody waits for the step. */
  function begin(step: () => Promise<unknown>): Promise<unknown> {
    const running = step()
    running.catch(() => undefined)
    return running
  }

  async function handOverWhileTheBotWrites(): Promise<void> {
    const sent = send(forTheModel)
    await pause(random.between(5, 80))
    await escalate()
    await Promise.all([...agents.map(take), sent])
  }

  async function send(text = random.pick(texts)): Promise<void> {
    const clientMessageId = `c${random.next()}`
    const attempt = () => ask(token ?? null, SEND, { input: { sessionId: id, text, clientMessageId } })
    const answers = await (random.chance(0.2)
      ? Promise.all([attempt(), attempt()])
      : Promise.all([attempt()]))
    const ids = new Set(answers.map(({ sent }) => sent?.sent?.id))
    if (ids.size !== 1) throw new Error('One message sent twice was answered in two ways.')
    for (const { sent } of answers) {
      if (sent?.sent) result.acknowledged.set(sent.sent.id, sent.sent.text)
      ticketId = sent?.session?.ticket?.id ?? ticketId
    }
  }

  async function escalate(): Promise<void> {
    const { escalated } = await ask(
      random.chance(0.5) ? (token ?? null) : random.pick(agents).secret,
      ESCALATE,
      { id },
    )
    ticketId = escalated?.ticket?.id ?? ticketId
  }

  async function take(agent: Agent): Promise<void> {
    if (ticketId === null) return
    const { taken } = await ask(agent.secret, TAKE, { id: ticketId })
    result.takes.push({
      agentId: agent.id,
      agentName: agent.name,
      ticketId: taken?.ticket?.id ?? null,
      refusal: taken?.text ?? null,
    })
  }

  async function vanish(): Promise<void> {
    if (ticketId === null) return
    const passing = await options.hire()
    await take(passing)
    await pause(random.between(0, 30))
    await options.dismiss(passing)
    result.gone.add(passing.id)
  }

  async function assign(): Promise<void> {
    if (ticketId === null) return
    const to = random.pick(agents)
    // Before the request: its effect may be seen before its answer is.
    result.assigned.add(to.id)
    await ask(random.pick(agents).secret, ASSIGN, { id: ticketId, to: to.id })
  }

  async function say(): Promise<void> {
    const key = `a${random.next()}`
    const { said } = await ask(random.pick(agents).secret, SAY, { id, text: 'A person speaks.', key })
    if (said?.sent) result.acknowledged.set(said.sent.id, said.sent.text)
  }
}
