import { Route, Router } from '@solidjs/router'
import { createMemo, createSignal, lazy } from 'solid-js'
import { ConsoleContext, type ConsoleContextValue } from './console-context.ts'
import { createNow } from './create-now.ts'
import type { SignedIn } from './create-sign-in.ts'
import { createInbox } from './inbox/create-inbox.ts'
import { createUnread } from './inbox/create-unread.ts'
import { Inbox } from './inbox/Inbox.tsx'
import { handled } from './inbox/inbox.ts'
import { reasonLabel } from './inbox/reason-text.ts'
import { makeDrafts } from './session/drafts.ts'
import { createChime } from './shell/create-chime.ts'
import { createShortcutSwitch } from './shell/create-shortcuts.ts'
import { Shell } from './shell/Shell.tsx'

const nowEveryMs = 10_000

const SessionsPage = lazy(async () => ({
  default: (await import('./sessions/SessionsPage.tsx')).SessionsPage,
}))
const FaqPage = lazy(async () => ({ default: (await import('./faq/FaqPage.tsx')).FaqPage }))
const ImportPage = lazy(async () => ({
  default: (await import('./faq-file/ImportPage.tsx')).ImportPage,
}))
const UnansweredPage = lazy(async () => ({
  default: (await import('./unanswered/UnansweredPage.tsx')).UnansweredPage,
}))
const UsagePage = lazy(async () => ({ default: (await import('./usage/UsagePage.tsx')).UsagePage }))
const AuditPage = lazy(async () => ({ default: (await import('./audit/AuditPage.tsx')).AuditPage }))
const PersonalDataPage = lazy(async () => ({
  default: (await import('./personal-data/PersonalDataPage.tsx')).PersonalDataPage,
}))
const SettingsPage = lazy(async () => ({
  default: (await import('./settings/SettingsPage.tsx')).SettingsPage,
}))

export interface SignedInConsoleProps {
  as: SignedIn
  recheckKey: () => void
  onSignOut: () => void
}

/** What lives as long as somebody is signed in: the live inbox, drafts, the sound; and the screens. */
export function SignedInConsole(props: SignedInConsoleProps) {
  const { api, viewer } = props.as
  const [announcement, announce] = createSignal('')
  const chime = createChime()
  const inbox = createInbox({
    api,
    onOpened: (ticket) => {
      chime.ring('waiting')
      announce(`Somebody waits for a person: ${reasonLabel(ticket.reason)}.`)
    },
    onRefused: () => props.recheckKey(),
  })
  const [reading, setReading] = createSignal<string>()
  const unread = createUnread({
    api,
    mine: () => handled(inbox.inbox(), viewer.id).mine.map(({ session }) => session.id),
    reading,
    onCustomerWrote: (sessionId, message) => {
      inbox.customerWrote(sessionId, message)
      if (reading() !== sessionId || document.visibilityState === 'hidden') chime.ring('message')
    },
  })
  const value: ConsoleContextValue = {
    api,
    viewer,
    inbox,
    chime,
    keys: createShortcutSwitch(),
    unread,
    setReading,
    drafts: makeDrafts(() => window.sessionStorage),
    now: createNow(nowEveryMs),
    announcement: createMemo(announcement),
    announce,
    recheckKey: () => props.recheckKey(),
    signOut: () => props.onSignOut(),
  }
  return (
    <ConsoleContext.Provider value={value}>
      <Router base="/console" root={Shell}>
        <Route path={['/', '/inbox/:sessionId']} component={Inbox} />
        <Route path={['/sessions', '/sessions/:sessionId']} component={SessionsPage} />
        <Route path="/faq" component={FaqPage} />
        <Route path="/faq/import" component={ImportPage} />
        <Route path="/unanswered" component={UnansweredPage} />
        <Route path="/usage" component={UsagePage} />
        <Route path="/settings" component={SettingsPage} />
        <Route path="/settings/audit" component={viewer.role === 'ADMIN' ? AuditPage : NothingHere} />
        <Route
          path="/settings/personal-data"
          component={viewer.role === 'ADMIN' ? PersonalDataPage : NothingHere}
        />
        <Route path="*" component={NothingHere} />
      </Router>
    </ConsoleContext.Provider>
  )
}

function NothingHere() {
  return (
    <div class="page">
      <h1>There is nothing here</h1>
      <p>
        Go to the <a href="/console">inbox</a>.
      </p>
    </div>
  )
}
