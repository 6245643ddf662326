import { createSignal, createUniqueId, Match, Show, Switch } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { problemText } from '../problem.ts'
import { createShortcuts } from '../shell/create-shortcuts.ts'
import { createSessionView } from './create-session-view.ts'
import { ReplyArea, type ReplyHandle } from './ReplyArea.tsx'
import { replyMode } from './reply-mode.ts'
import { SessionDetails } from './SessionDetails.tsx'
import { SessionHeader } from './SessionHeader.tsx'
import './session.css'
import { Transcript } from './Transcript.tsx'

/** Wide enough to show the details beside the conversation from the start, in CSS pixels. */
const detailsFrom = 1240

export interface SessionPaneProps {
  /** Must not change: another session is another pane. */
  sessionId: string
  onBack: () => void
}

/** One conversation: what was said, what can be done, and who the customer is. */
export function SessionPane(props: SessionPaneProps) {
  const context = useConsole()
  const model = createSessionView(context, props.sessionId)
  const [showsDetails, setShowsDetails] = createSignal(window.innerWidth >= detailsFrom)
  const session = () => model.view().session
  const mode = () => {
    const current = session()
    return current && replyMode(current, context.viewer)
  }
  const headingId = createUniqueId()
  let reply: ReplyHandle | undefined

  const take = async (): Promise<void> => {
    const current = mode()
    const taken =
      current?.mode === 'take'
        ? await model.take(current.ticketId)
        : current?.mode === 'step-in' && (await model.stepIn())
    if (taken) reply?.focus()
  }
  createShortcuts(context.keys.on, {
    take: () => void take(),
    reply: () => reply?.focus(),
    return: () => mode()?.mode === 'write' && void model.returnToBot(),
    resolve: () => mode()?.mode === 'write' && void model.resolve(),
    details: () => setShowsDetails(!showsDetails()),
  })

  return (
    <Switch fallback={<p class="page-note session-surface">Loading…</p>}>
      <Match when={model.view().state === 'gone'}>
        <div class="page-note session-surface">
          <p>This conversation does not exist, or your key may not see it.</p>
        </div>
      </Match>
      <Match when={model.view().state === 'failed'}>
        <div class="page-note session-surface">
          <p>The conversation cannot be loaded.</p>
          <button type="button" class="button" onClick={() => model.retry()}>
            Try again
          </button>
        </div>
      </Match>
      <Match when={session()}>
        {(current) => (
          <div class="session" classList={{ 'session-with-details': showsDetails() }}>
            <section class="session-main" aria-labelledby={headingId}>
              <SessionHeader
                headingId={headingId}
                session={current()}
                canEnd={
                  mode()?.mode === 'write' || (mode()?.mode === 'watch' && context.viewer.role === 'ADMIN')
                }
                busy={model.busy()}
                colleagues={model.colleagues()}
                showsDetails={showsDetails()}
                onDetails={() => setShowsDetails(!showsDetails())}
                onReturn={() => void model.returnToBot()}
                onResolve={() => void model.resolve()}
                onBack={() => props.onBack()}
              />
              <Transcript model={model} />
              <Show when={model.problem()}>
                {(problem) => (
                  <p class="alert session-alert" role="alert">
                    {problemText(problem())}
                    <button type="button" class="link-button" onClick={() => model.dismissProblem()}>
                      Dismiss
                    </button>
                  </p>
                )}
              </Show>
              <Show when={mode()}>
                {(current) => (
                  <ReplyArea
                    ref={(handle) => {
                      reply = handle
                    }}
                    model={model}
                    mode={current()}
                    onTake={() => void take()}
                  />
                )}
              </Show>
            </section>
            <Show when={showsDetails()}>
              <SessionDetails session={current()} messages={model.view().totalCount} />
            </Show>
          </div>
        )}
      </Match>
    </Switch>
  )
}
