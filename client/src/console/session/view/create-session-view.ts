import { createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js'
import { SessionDocument, SessionEventsDocument, SetTypingDocument } from '../../../gql/console/graphql.ts'
import { createLiveSession, type LiveSessionOptions } from '../../../session/create-live-session.ts'
import { logEvent } from '../../../session/log-event.ts'
import { type HistoryPage, reduceLog } from '../../../session/message-log.ts'
import type { Outcome } from '../../../session/problem.ts'
import type { ConsoleApi } from '../../console-api.ts'
import type { ConsoleContextValue } from '../../console-context.ts'
import { createPresence } from '../presence/create-presence.ts'
import { createTranslations } from '../translation/create-translations.ts'
import { createAgentActions } from './create-agent-actions.ts'
import { createAgentReplies } from './create-agent-replies.ts'
import { createSummaryWait } from './create-summary-wait.ts'
import { makeOutgoingLanguages } from './outgoing-languages.ts'
import { emptyView, type OpenSession, type SessionViewEvent, type TranscriptMessage } from './session-view.ts'

export type SessionModel = ReturnType<typeof createSessionView>

type Options = Pick<
  ConsoleContextValue,
  'api' | 'announce' | 'drafts' | 'inbox' | 'toasts' | 'translation' | 'viewer' | 'recheckKey'
>
type Live = LiveSessionOptions<string, TranscriptMessage, OpenSession | undefined>

/** One session, live, and what an agent can do in it. Ends with its owner: another session is another one of these. */
export function createSessionView(options: Options, sessionId: string) {
  const { api } = options
  const [view, setView] = createSignal(emptyView)
  const presence = createPresence(api, sessionId, options.viewer.id)
  const translations = createTranslations({
    ...{ ...options, sessionId },
    language: options.translation.language,
    messages: createMemo(() => view().messages),
  })
  const languages = makeOutgoingLanguages(options.drafts, sessionId)
  let ended = false
  onCleanup(() => {
    ended = true
  })

  function dispatch(event: SessionViewEvent): void {
    if (ended) return
    const before = untrack(view)
    const after = reduceLog(before, event)
    setView(after)
    if (after.outgoing !== before.outgoing) languages.keep(after.outgoing)
    if (event.type !== 'message-added' || event.message.sender !== 'CUSTOMER') return
    const isNew = !before.messages.some(({ seq }) => seq === event.message.seq)
    if (isNew) options.announce(`Customer: ${event.message.text}`)
  }

  const live = createLiveSession<string, TranscriptMessage, OpenSession | undefined>({
    target: () => sessionId,
    log: view,
    dispatch,
    read: (id, last, before) => readHistory(api, id, last, before),
    subscribe: followSession(api, { seen: presence.seen, translated: translations.arrived }),
    onGone() {
      dispatch({ type: 'history-failed', problem: { kind: 'gone' } })
      options.recheckKey()
    },
  })

  const replies = createAgentReplies({ ...options, ...live, sessionId, languages, view, dispatch })
  // That its agent is away is said to the inbox alone.
  const isAway = createMemo(() => options.inbox.ticketOf(sessionId)?.assigneeAway)
  createEffect(on(isAway, live.refresh, { defer: true }))
  createSummaryWait(() => view().session, live.refresh)

  return {
    sessionId,
    view,
    translations,
    ...replies,
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

interface Told {
  seen: ReturnType<typeof createPresence>['seen']
  translated: ReturnType<typeof createTranslations>['arrived']
}

function followSession(api: ConsoleApi, { seen, translated }: Told): Live['subscribe'] {
  return (sessionId, { afterSeq, onEvent, onConnected }) =>
    api.subscribe(SessionEventsDocument, {
      variables: () => ({ sessionId, afterSeq: afterSeq() }),
      onData({ sessionEvents: event }) {
        if (event.__typename === 'AgentPresent') return seen(event)
        if (event.__typename === 'MessageTranslated') return translated(event)
        const happened = logEvent<TranscriptMessage, OpenSession>(event, Date.now())
        if (happened) onEvent(happened)
      },
      onConnected,
    })
}
