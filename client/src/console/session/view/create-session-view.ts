import { createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js'
import {
  SendAgentMessageDocument,
  SessionDocument,
  SessionEventsDocument,
  SetTypingDocument,
} from '../../../gql/console/graphql.ts'
import { createLiveSession, type LiveSessionOptions } from '../../../session/create-live-session.ts'
import { createOutbox } from '../../../session/create-outbox.ts'
import { logEvent } from '../../../session/log-event.ts'
import { type HistoryPage, reduceLog } from '../../../session/message-log.ts'
import type { Outgoing } from '../../../session/outgoing.ts'
import type { Outcome, Problem } from '../../../session/problem.ts'
import { randomId } from '../../../ui/browser/random-id.ts'
import { type ConsoleApi, payloadOf } from '../../console-api.ts'
import type { ConsoleContextValue } from '../../console-context.ts'
import { createPresence } from '../presence/create-presence.ts'
import { createAgentActions } from './create-agent-actions.ts'
import { createSummaryWait } from './create-summary-wait.ts'
import {
  emptyView,
  nextToSend,
  type OpenSession,
  type SessionViewEvent,
  type TranscriptMessage,
} from './session-view.ts'

export type SessionModel = ReturnType<typeof createSessionView>

type Options = Pick<
  ConsoleContextValue,
  'api' | 'announce' | 'drafts' | 'inbox' | 'toasts' | 'viewer' | 'recheckKey'
>
type Live = LiveSessionOptions<string, TranscriptMessage, OpenSession | undefined>

/** One session, live, and what an agent can do in it. Ends with its owner: another session is another one of these. */
export function createSessionView(options: Options, sessionId: string) {
  const { api } = options
  const [view, setView] = createSignal(emptyView)
  const presence = createPresence(api, sessionId, options.viewer.id)
  let ended = false
  onCleanup(() => {
    ended = true
  })

  function dispatch(event: SessionViewEvent): void {
    if (ended) return
    const before = untrack(view)
    const after = reduceLog(before, event)
    setView(after)
    if (after.outgoing !== before.outgoing) options.drafts.writeUnsent(sessionId, after.outgoing)
    if (event.type !== 'message-added' || event.message.sender !== 'CUSTOMER') return
    const isNew = !before.messages.some(({ seq }) => seq === event.message.seq)
    if (isNew) options.announce(`Customer: ${event.message.text}`)
  }

  const live = createLiveSession<string, TranscriptMessage, OpenSession | undefined>({
    target: () => sessionId,
    log: view,
    dispatch,
    read: (id, last, before) => readHistory(api, id, last, before),
    subscribe: followSession(api, presence.seen),
    onGone() {
      dispatch({ type: 'history-failed', problem: { kind: 'gone' } })
      options.recheckKey()
    },
  })

  async function send({ clientMessageId, text }: Outgoing): Promise<Problem | undefined> {
    const result = await api.mutate(SendAgentMessageDocument, {
      input: { sessionId, clientMessageId, text },
    })
    const sent = result.ok ? payloadOf(result.value.sendAgentMessage, 'SendAgentMessagePayload') : result
    if (sent.ok) {
      dispatch({ type: 'message-added', message: sent.value.agentMessage })
      return undefined
    }
    // Another agent has it by now: show who.
    if (sent.problem.kind === 'conflict') live.refresh()
    return sent.problem
  }
  createOutbox({
    ...live,
    outgoing: createMemo(() => view().outgoing),
    next: nextToSend,
    send,
    dispatch,
  })
  for (const { clientMessageId, text } of options.drafts.readUnsent(sessionId))
    dispatch({ type: 'text-written', clientMessageId, text, queued: !live.online() })
  // That its agent is away is said to the inbox alone.
  const isAway = createMemo(() => options.inbox.ticketOf(sessionId)?.assigneeAway)
  createEffect(on(isAway, live.refresh, { defer: true }))
  createSummaryWait(() => view().session, live.refresh)

  return {
    sessionId,
    view,
    colleagues: presence.others,
    loadingOlder: live.loadingOlder,
    loadOlder: live.loadOlder,
    retry: live.refresh,
    ...createAgentActions({
      ...options,
      sessionId,
      session: () => view().session,
      dispatch,
      refresh: live.refresh,
    }),
    send: (text: string) =>
      dispatch({ type: 'text-written', clientMessageId: randomId(), text, queued: !untrack(live.online) }),
    resend: (clientMessageId: string) => dispatch({ type: 'sending-retried', clientMessageId }),
    withdraw: (clientMessageId: string) => dispatch({ type: 'outgoing-withdrawn', clientMessageId }),
    setTyping: (typing: boolean) => void api.mutate(SetTypingDocument, { input: { sessionId, typing } }),
  }
}

async function readHistory(
  api: ConsoleApi,
  sessionId: string,
  last: number,
  before?: string,
): Promise<Outcome<HistoryPage<TranscriptMessage, OpenSession>>> {
  const result = await api.query(SessionDocument, { sessionId, last, before })
  if (!result.ok) return result
  const { session } = result.value
  if (!session) return { ok: false, problem: { kind: 'gone' } }
  const { nodes, pageInfo } = session.messages
  const olderCursor = pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? undefined) : undefined
  return { ok: true, value: { session, messages: nodes, olderCursor } }
}

function followSession(api: ConsoleApi, seen: ReturnType<typeof createPresence>['seen']): Live['subscribe'] {
  return (sessionId, { afterSeq, onEvent, onConnected }) =>
    api.subscribe(SessionEventsDocument, {
      variables: () => ({ sessionId, afterSeq: afterSeq() }),
      onData({ sessionEvents: event }) {
        if (event.__typename === 'AgentPresent') return seen(event)
        const happened = logEvent<TranscriptMessage, OpenSession>(event, Date.now())
        if (happened) onEvent(happened)
      },
      onConnected,
    })
}
