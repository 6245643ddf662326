import { createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js'
import type { Following } from '../../connection.ts'
import {
  EscalateDocument,
  ResolveSessionDocument,
  ReturnToBotDocument,
  SendAgentMessageDocument,
  SessionDocument,
  SessionEventsDocument,
  type SessionEventsSubscription,
  SetTypingDocument,
  TakeTicketDocument,
} from '../../gql/console/graphql.ts'
import { randomId } from '../../ui/random-id.ts'
import { payloadOf } from '../console-api.ts'
import type { ConsoleContextValue } from '../console-context.ts'
import { isPassing, type Outcome, type Problem } from '../problem.ts'
import { createPresence } from './create-presence.ts'
import {
  emptyView,
  lastSeq,
  nextToSend,
  type OpenSession,
  type Outgoing,
  reduceView,
  type SessionViewEvent,
} from './session-view.ts'

export type SessionModel = ReturnType<typeof createSessionView>

const pageSize = 50
/** How often a send is tried anew before the agent is asked, and the waits between, in milliseconds. */
const retryWaits = [500, 1500]
/** A summary is written in the background, and nobody tells of it. */
const summaryEveryMs = 4000
const summaryLooks = 10

type Options = Pick<ConsoleContextValue, 'api' | 'announce' | 'inbox' | 'viewer' | 'recheckKey'>

/** One session, live, and what an agent can do in it. Ends with its owner: another session is another one of these. */
export function createSessionView(options: Options, sessionId: string) {
  const { api } = options
  const [view, setView] = createSignal(emptyView)
  const [loadingOlder, setLoadingOlder] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const presence = createPresence(api, sessionId, options.viewer.id)
  let following: Following | undefined
  let ended = false
  onCleanup(() => {
    ended = true
    following?.stop()
  })

  function dispatch(event: SessionViewEvent): void {
    if (!ended) setView((before) => reduceView(before, event))
  }

  async function load(last: number, before?: string): Promise<void> {
    const result = await api.query(SessionDocument, { sessionId, last, before })
    const session = result.ok ? result.value.session : undefined
    if (!result.ok || !session) {
      const failure: Problem = result.ok ? { kind: 'gone' } : result.problem
      dispatch({ type: 'load-failed', problem: failure })
      if (failure.kind === 'gone') options.recheckKey()
      return
    }
    const { nodes, pageInfo, totalCount } = session.messages
    const olderCursor = pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? undefined) : undefined
    dispatch({ type: 'page-loaded', session, messages: nodes, totalCount, olderCursor })
  }

  /** The state alone: messages come by the subscription, without a gap. */
  async function refresh(): Promise<void> {
    const result = await api.query(SessionDocument, { sessionId, last: 1 })
    if (result.ok && result.value.session)
      dispatch({ type: 'session-changed', session: result.value.session })
  }

  function onEvent(event: SessionEventsSubscription['sessionEvents']): void {
    switch (event.__typename) {
      case 'MessageAdded':
        dispatch({ type: 'message-added', message: event.message })
        if (event.message.sender === 'CUSTOMER') options.announce(`Customer: ${event.message.text}`)
        return
      case 'TypingChanged':
        dispatch({ ...event, type: 'typing-changed', expiresAt: Date.now() + event.expiresInMs })
        return
      case 'SessionChanged':
        dispatch({ type: 'session-changed', session: event.session })
        return
      case 'AgentPresent':
        presence.seen(event)
    }
  }

  async function open(): Promise<void> {
    await load(pageSize)
    if (ended || following || untrack(view).state !== 'loaded') return
    let first = true
    following = api.follow(SessionEventsDocument, {
      variables: () => ({ sessionId, afterSeq: lastSeq(untrack(view)) }),
      onData: ({ sessionEvents }) => onEvent(sessionEvents),
      onConnected: (connected) => {
        if (connected && !first) void refresh()
        if (connected) first = false
      },
    })
  }

  async function transmit({ clientMessageId, text }: Outgoing): Promise<void> {
    dispatch({ type: 'sending-changed', clientMessageId, state: 'sending' })
    for (const wait of [...retryWaits, undefined]) {
      const result = await api.mutate(SendAgentMessageDocument, { sessionId, clientMessageId, text })
      if (ended) return
      const sent: Outcome<unknown> = result.ok
        ? payloadOf(result.value.sendAgentMessage, 'AgentMessagePayload')
        : result
      if (result.ok && result.value.sendAgentMessage.__typename === 'AgentMessagePayload')
        return dispatch({ type: 'message-added', message: result.value.sendAgentMessage.message })
      if (sent.ok || !untrack(view).outgoing.some((item) => item.clientMessageId === clientMessageId)) return
      if (isPassing(sent.problem) && wait !== undefined) {
        await new Promise((resolve) => setTimeout(resolve, wait))
        continue
      }
      dispatch({ type: 'sending-changed', clientMessageId, state: 'failed', problem: sent.problem })
      if (sent.problem.kind === 'conflict') void refresh()
      return
    }
  }

  /** Changes the state of the session; a refusal is shown, and the state as it is by then. */
  async function change(act: () => Promise<Outcome<OpenSession>>, done: string): Promise<boolean> {
    if (untrack(busy)) return false
    setBusy(true)
    setProblem(undefined)
    const result = await act()
    setBusy(false)
    if (ended) return false
    if (result.ok) {
      dispatch({ type: 'session-changed', session: result.value })
      options.announce(done)
    } else {
      setProblem(result.problem)
      void refresh()
    }
    options.inbox.look()
    return result.ok
  }

  async function takeTicket(ticketId: string): Promise<Outcome<OpenSession>> {
    const result = await api.mutate(TakeTicketDocument, { ticketId })
    if (!result.ok) return result
    const payload = payloadOf(result.value.takeTicket, 'TicketPayload')
    if (!payload.ok) return payload
    return { ok: true, value: payload.value.ticket.session }
  }

  createEffect(() => {
    const next = nextToSend(view())
    if (next) untrack(() => void transmit(next))
  })

  createEffect(() => {
    const expiresAt = view().typing?.expiresAt
    if (expiresAt === undefined) return
    const timer = setTimeout(
      () => dispatch({ type: 'typing-expired', now: Date.now() }),
      Math.max(0, expiresAt - Date.now()) + 1,
    )
    onCleanup(() => clearTimeout(timer))
  })

  const lacksSummary = createMemo(() => {
    const { session } = view()
    return session?.summary === null && ['WAITING', 'WITH_AGENT'].includes(session.status)
  })
  createEffect(() => {
    if (!lacksSummary()) return
    let looks = 0
    const timer = setInterval(() => {
      looks += 1
      if (looks >= summaryLooks) clearInterval(timer)
      void refresh()
    }, summaryEveryMs)
    onCleanup(() => clearInterval(timer))
  })

  void open()

  return {
    sessionId,
    view,
    busy,
    problem,
    colleagues: presence.others,
    dismissProblem: () => setProblem(undefined),
    loadingOlder,
    retry: () => void open(),
    async loadOlder(): Promise<void> {
      const { olderCursor } = untrack(view)
      if (!olderCursor || untrack(loadingOlder)) return
      setLoadingOlder(true)
      await load(pageSize, olderCursor)
      setLoadingOlder(false)
    },
    take: (ticketId: string) => change(() => takeTicket(ticketId), 'The conversation is yours.'),
    stepIn: () =>
      change(async () => {
        const input = {
          sessionId,
          reason: `${options.viewer.name} steps in.`,
          requestedBy: options.viewer.name,
        }
        const result = await api.mutate(EscalateDocument, { input })
        if (!result.ok) return result
        const payload = payloadOf(result.value.escalate, 'EscalatePayload')
        if (!payload.ok) return payload
        const { ticket } = payload.value.session
        return ticket ? takeTicket(ticket.id) : { ok: true, value: payload.value.session }
      }, 'The conversation is yours.'),
    returnToBot: () =>
      change(async () => {
        const result = await api.mutate(ReturnToBotDocument, { sessionId })
        if (!result.ok) return result
        const payload = payloadOf(result.value.returnToBot, 'SessionPayload')
        return payload.ok ? { ok: true, value: payload.value.session } : payload
      }, 'The assistant has the conversation again.'),
    resolve: () =>
      change(async () => {
        const result = await api.mutate(ResolveSessionDocument, { sessionId })
        if (!result.ok) return result
        const payload = payloadOf(result.value.resolveSession, 'SessionPayload')
        return payload.ok ? { ok: true, value: payload.value.session } : payload
      }, 'The conversation is resolved.'),
    send: (text: string) => dispatch({ type: 'text-written', clientMessageId: randomId(), text }),
    resend: (clientMessageId: string) =>
      dispatch({ type: 'sending-changed', clientMessageId, state: 'ready' }),
    withdraw: (clientMessageId: string) => dispatch({ type: 'outgoing-withdrawn', clientMessageId }),
    setTyping: (typing: boolean) => void api.mutate(SetTypingDocument, { sessionId, typing }),
  }
}
