import { useLocation } from '@solidjs/router'
import type { Problem } from '../../session/problem.ts'
import { SpanChoice } from '../controls/SpanChoice.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { Rail } from '../shell/Rail.tsx'
import { Shell } from '../shell/Shell.tsx'
import { ToastList } from '../shell/ToastList.tsx'
import { ShortcutsDialog } from '../shortcuts/ShortcutsDialog.tsx'
import { Area } from './Area.tsx'
import { standingStill } from './frozen-context.ts'
import { adaAsAgent } from './people.ts'
import { State } from './State.tsx'

const nothing = (): void => undefined
const { inbox } = standingStill({})
const unread = { count: () => 4, total: () => 4 }

const problems: readonly Problem[] = [
  { kind: 'unreachable' },
  { kind: 'broken' },
  { kind: 'gone' },
  { kind: 'rate-limited', retryAt: 0 },
  { kind: 'conflict', explanation: 'Ben has taken this ticket.' },
]

export function ShellStates() {
  return (
    <Area name="Around every screen">
      <State name="Connection lost" wide context={{ unread, inbox: { ...inbox, connected: () => false } }}>
        <Lost />
      </State>
      <State name="An agent’s screens, without sound" context={{ viewer: adaAsAgent, chime: silent }}>
        <div class="shell">
          <Rail page="Inbox" onShowKeys={nothing} />
        </div>
      </State>
      <State name="Keyboard">
        <ShortcutsDialog open on={true} onSwitch={nothing} onClose={nothing} />
      </State>
      <State name="Notices, one to be undone" context={{ toasts: noticed }}>
        <ToastList />
      </State>
      <State name="Problems">
        <div class="gallery-stack">
          {problems.map((problem) => (
            <ProblemAlert problem={problem} onRetry={problem.kind === 'unreachable' ? nothing : undefined} />
          ))}
        </div>
      </State>
      <State name="Time span">
        <SpanChoice days={30} onChoose={nothing} />
      </State>
    </Area>
  )
}

const noticed = {
  toasts: () => [
    { id: 1, text: 'Maya wrote again and is back with you.', until: 0, action: { label: 'Open', href: '/' } },
    { id: 2, text: 'Conversation with Maya resolved.', until: 0, action: { label: 'Undo', run: nothing } },
  ],
  show: nothing,
  dismiss: nothing,
}
const silent = { on: () => false, toggle: nothing, ring: nothing }

function Lost() {
  const location = useLocation()
  return (
    <Shell location={location} params={{}} data={undefined}>
      <p class="page-note">Loading…</p>
    </Shell>
  )
}
