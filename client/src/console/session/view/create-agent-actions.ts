import { type Accessor, createSignal, untrack } from 'solid-js'
import {
  AssignTicketDocument,
  EscalateDocument,
  ResolveSessionDocument,
  ReturnToBotDocument,
  ReturnToQueueDocument,
  TakeTicketDocument,
} from '../../../gql/console/graphql.ts'
import type { Outcome, Problem } from '../../../session/problem.ts'
import { type ConsoleApi, payloadOf } from '../../console-api.ts'
import type { ConsoleContextValue } from '../../console-context.ts'
import { customerName } from '../../customer/customer-name.ts'
import { closeJunk, undoSeconds } from '../close-junk.ts'
import { reopenSession } from '../reopen-session.ts'
import type { OpenSession, SessionViewEvent } from './session-view.ts'

export interface AgentActionsOptions
  extends Pick<ConsoleContextValue, 'api' | 'announce' | 'inbox' | 'toasts' | 'viewer'> {
  sessionId: string
  session: Accessor<OpenSession | undefined>
  /** Does nothing once the session is no longer on the screen. */
  dispatch: (event: SessionViewEvent) => void
  refresh: () => void
}

/** What changes who has the session: one at a time; a refusal is shown, and the state as it is by then. */
export function createAgentActions(options: AgentActionsOptions) {
  const { api, sessionId, viewer, toasts } = options
  const calls = makeOwnershipCalls(api, sessionId)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const [asksConsent, setAsksConsent] = createSignal(false)

  async function change(act: () => Promise<Outcome<OpenSession>>, done: string): Promise<boolean> {
    if (untrack(busy)) return false
    setBusy(true)
    setProblem(undefined)
    const result = await act()
    setBusy(false)
    if (result.ok) {
      options.dispatch({ type: 'session-changed', session: result.value })
      options.announce(done)
    } else {
      const lacksAnswer = result.problem.kind === 'conflict' && result.problem.reason === 'UNANSWERED_MESSAGE'
      setAsksConsent(lacksAnswer)
      setProblem(lacksAnswer ? undefined : result.problem)
      options.refresh()
    }
    options.inbox.look()
    return result.ok
  }

  async function resolve(evenIfUnanswered: boolean): Promise<void> {
    setAsksConsent(false)
    const session = untrack(options.session)
    const name = session ? customerName(session) : 'the customer'
    if (!(await change(() => calls.resolve(evenIfUnanswered), 'Conversation resolved.'))) return
    toasts.show(`Conversation with ${name} resolved.`, {
      seconds: undoSeconds,
      action: { label: 'Undo', run: () => void reopenSession(options, sessionId) },
    })
  }

  return {
    busy,
    problem,
    dismissProblem: () => setProblem(undefined),
    /** Resolving would leave a message without an answer: the agent is asked first. */
    asksConsent,
    keepOpen: () => setAsksConsent(false),
    take: (ticketId: string) => change(() => calls.take(ticketId), 'The conversation is yours.'),
    stepIn: () => change(() => calls.stepIn(viewer.name), 'The conversation is yours.'),
    returnToBot: () => change(calls.returnToBot, 'Returned to the assistant.'),
    returnToQueue: () => change(calls.returnToQueue, 'Returned to the queue.'),
    assign: (ticketId: string, agent: { id: string; name: string }) =>
      change(() => calls.assign(ticketId, agent.id), `Handed to ${agent.name}.`),
    resolve: () => resolve(false),
    resolveAnyway: () => resolve(true),
    closeAsJunk: (ticketId: string) => closeJunk(options, [ticketId]),
  }
}

/** The calls that move a session from one owner to another, each giving the session as it is then. */
function makeOwnershipCalls(api: ConsoleApi, sessionId: string) {
  async function take(ticketId: string): Promise<Outcome<OpenSession>> {
    const result = await api.mutate(TakeTicketDocument, { input: { ticketId } })
    const taken = result.ok ? payloadOf(result.value.takeTicket, 'TakeTicketPayload') : result
    return taken.ok ? { ok: true, value: taken.value.ticket.session } : taken
  }

  return {
    take,
    async stepIn(name: string): Promise<Outcome<OpenSession>> {
      const input = { sessionId, reason: `${name} stepped in.`, requestedBy: name }
      const result = await api.mutate(EscalateDocument, { input })
      const opened = result.ok ? payloadOf(result.value.escalate, 'EscalatePayload') : result
      if (!opened.ok) return opened
      const { ticket } = opened.value.session
      return ticket ? take(ticket.id) : { ok: true, value: opened.value.session }
    },
    async returnToBot(): Promise<Outcome<OpenSession>> {
      const result = await api.mutate(ReturnToBotDocument, { input: { sessionId } })
      const returned = result.ok ? payloadOf(result.value.returnToBot, 'ReturnToBotPayload') : result
      return returned.ok ? { ok: true, value: returned.value.session } : returned
    },
    async returnToQueue(): Promise<Outcome<OpenSession>> {
      const result = await api.mutate(ReturnToQueueDocument, { input: { sessionId } })
      const returned = result.ok ? payloadOf(result.value.returnToQueue, 'ReturnToQueuePayload') : result
      return returned.ok ? { ok: true, value: returned.value.session } : returned
    },
    async assign(ticketId: string, agentId: string): Promise<Outcome<OpenSession>> {
      const result = await api.mutate(AssignTicketDocument, { input: { ticketId, agentId } })
      const assigned = result.ok ? payloadOf(result.value.assignTicket, 'AssignTicketPayload') : result
      return assigned.ok ? { ok: true, value: assigned.value.ticket.session } : assigned
    },
    async resolve(evenIfUnanswered: boolean): Promise<Outcome<OpenSession>> {
      const result = await api.mutate(ResolveSessionDocument, { input: { sessionId, evenIfUnanswered } })
      const resolved = result.ok ? payloadOf(result.value.resolveSession, 'ResolveSessionPayload') : result
      return resolved.ok ? { ok: true, value: resolved.value.session } : resolved
    },
  }
}
