import { createSignal, createUniqueId, Match, Show, Switch } from 'solid-js'
import { useConsole } from '../console-context.ts'
import { problemText } from '../problem-text.ts'
import { createShortcuts } from '../shortcuts/create-shortcuts.ts'
import { SessionDetails } from './details/SessionDetails.tsx'
import { HandOverMenu } from './HandOverMenu.tsx'
import { ResolveDialog } from './ResolveDialog.tsx'
import type { ReplyHandle } from './reply/Composer.tsx'
import { ReplyArea } from './reply/ReplyArea.tsx'
import { type ReplyMode, replyMode } from './reply/reply-mode.ts'
import { SessionHeader } from './SessionHeader.tsx'
import { createSessionView, type SessionModel } from './view/create-session-view.ts'
import './session.css'
import { Transcript } from './transcript/Transcript.tsx'
import type { OpenSession } from './view/session-view.ts'

/** Wide enough to show the details next to the conversation from the start, in CSS pixels. */
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
  const session = () => model.view().session
  return (
    <Switch fallback={<p class="page-note session-surface">Loading…</p>}>
      <Match when={model.view().history.state === 'gone'}>
        <div class="page-note session-surface">
          <p>This conversation was not found, or your key may not access it.</p>
        </div>
      </Match>
      <Match when={model.view().history.state === 'failed'}>
        <div class="page-note session-surface">
          <p>We can’t load this conversation.</p>
          <button type="button" class="button" onClick={() => model.retry()}>
            Try again
          </button>
        </div>
      </Match>
      <Match when={session()}>
        {(current) => <Opened model={model} session={current()} onBack={() => props.onBack()} />}
      </Match>
    </Switch>
  )
}

function Opened(props: { model: SessionModel; session: OpenSession; onBack: () => void }) {
  const { keys, viewer } = useConsole()
  const { model } = props
  const [showsDetails, setShowsDetails] = createSignal(window.innerWidth >= detailsFrom)
  const mode = () => replyMode(props.session, viewer)
  const canEnd = () => mode().mode === 'write' || (mode().mode === 'watch' && viewer.role === 'ADMIN')
  const headingId = createUniqueId()
  let reply: ReplyHandle | undefined

  const take = async (): Promise<void> => {
    if (await takeBy(model, mode())) reply?.focus()
  }
  const junk = (): void => {
    const { ticket } = props.session
    if (ticket && (mode().mode === 'take' || canEnd())) void model.closeAsJunk(ticket.id)
  }
  createShortcuts(keys.on, {
    take: () => void take(),
    reply: () => reply?.focus(),
    return: () => mode().mode === 'write' && void model.returnToBot(),
    resolve: () => mode().mode === 'write' && void model.resolve(),
    junk,
    details: () => setShowsDetails(!showsDetails()),
  })

  return (
    <div class="session" classList={{ 'session-with-details': showsDetails() }}>
      <section class="session-main" aria-labelledby={headingId}>
        <SessionHeader
          headingId={headingId}
          session={props.session}
          canEnd={canEnd()}
          busy={model.busy()}
          colleagues={model.colleagues()}
          showsDetails={showsDetails()}
          onDetails={() => setShowsDetails(!showsDetails())}
          onReturn={() => void model.returnToBot()}
          onResolve={() => void model.resolve()}
          onBack={() => props.onBack()}
        >
          <HandOver
            model={model}
            session={props.session}
            when={canEnd() || mode().mode === 'take'}
            onJunk={junk}
          />
        </SessionHeader>
        <Transcript model={model} />
        <PaneProblem model={model} />
        <ReplyArea
          ref={(handle) => {
            reply = handle
          }}
          model={model}
          mode={mode()}
          onTake={() => void take()}
          onJunk={junk}
        />
      </section>
      <Show when={showsDetails()}>
        <SessionDetails session={props.session} messages={model.view().messages.at(-1)?.seq ?? 0} />
      </Show>
      <ResolveDialog
        open={model.asksConsent()}
        onKeep={() => model.keepOpen()}
        onResolve={() => void model.resolveAnyway()}
      />
    </div>
  )
}

/** True when the conversation is the agent's now. */
function takeBy(model: SessionModel, mode: ReplyMode): Promise<boolean> {
  if (mode.mode === 'take') return model.take(mode.ticketId)
  if (mode.mode === 'watch' && mode.takeOver) return model.take(mode.takeOver)
  return mode.mode === 'step-in' ? model.stepIn() : Promise.resolve(false)
}

function HandOver(props: { model: SessionModel; session: OpenSession; when: boolean; onJunk: () => void }) {
  return (
    <Show when={props.when && props.session.ticket}>
      {(ticket) => (
        <HandOverMenu
          busy={props.model.busy()}
          isTaken={props.session.status === 'WITH_AGENT'}
          ownerId={ticket().assigneeId}
          onQueue={() => void props.model.returnToQueue()}
          onAgent={(agent) => void props.model.assign(ticket().id, agent)}
          onJunk={() => props.onJunk()}
        />
      )}
    </Show>
  )
}

function PaneProblem(props: { model: SessionModel }) {
  return (
    <Show when={props.model.problem()} fallback={<span />}>
      {(problem) => (
        <p class="alert session-alert" role="alert">
          {problemText(problem())}
          <button type="button" class="link-button" onClick={() => props.model.dismissProblem()}>
            Dismiss
          </button>
        </p>
      )}
    </Show>
  )
}
