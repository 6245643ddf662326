import { Route, Router } from '@solidjs/router'
import { createMemo, createSignal } from 'solid-js'
import { lazyPart } from '../ui/loading/lazy-part.ts'
import { basePath } from './base-path.ts'
import { ConsoleContext, type ConsoleContextValue } from './console-context.ts'
import { createNow } from './create-now.ts'
import { createInbox } from './inbox/create-inbox.ts'
import { createUnread } from './inbox/create-unread.ts'
import { Inbox } from './inbox/Inbox.tsx'
import { handled, lastSeqOf } from './inbox/inbox.ts'
import { inboxNotice } from './inbox/inbox-notice.ts'
import { makeDrafts } from './session/reply/drafts.ts'
import { createChime } from './shell/create-chime.ts'
import { createToasts } from './shell/create-toasts.ts'
import { Shell } from './shell/Shell.tsx'
import { createShortcutSwitch } from './shortcuts/create-shortcuts.ts'
import type { SignedIn } from './sign-in/create-sign-in.ts'
import { causeLabel } from './ticket/reason-text.ts'
import { createTranslationSetting } from './translation/create-translation-setting.ts'

const nowEveryMs = 10_000

const SessionsPage = lazyPart(() => import('./sessions/SessionsPage.tsx'))
const FaqPage = lazyPart(() => import('./faq/FaqPage.tsx'))
const PhrasingDraftsPage = lazyPart(() => import('./phrasing-drafts/PhrasingDraftsPage.tsx'))
const ImportPage = lazyPart(() => import('./faq-file/ImportPage.tsx'))
const UnansweredPage = lazyPart(() => import('./unanswered/UnansweredPage.tsx'))
const UsagePage = lazyPart(() => import('./usage/UsagePage.tsx'))
const AuditPage = lazyPart(() => import('./audit/AuditPage.tsx'))
const PersonalDataPage = lazyPart(() => import('./personal-data/PersonalDataPage.tsx'))
const SettingsPage = lazyPart(() => import('./settings/SettingsPage.tsx'))

export interface SignedInConsoleProps {
  as: SignedIn
  recheckKey: () => void
  onSignOut: () => void
}

/** What lives as long as an agent is signed in: the live inbox, drafts, the sound; and the screens. */
export function SignedInConsole(props: SignedInConsoleProps) {
  const { api, viewer } = props.as
  const [announcement, announce] = createSignal('')
  const chime = createChime()
  const toasts = createToasts()
  const inbox = createInbox({
    api,
    onOpened: (ticket) => {
      chime.ring('waiting')
      announce(`New in the queue: ${causeLabel(ticket)}.`)
    },
    onNews(news) {
      const notice = inboxNotice(news, viewer.id)
      if (!notice) return
      toasts.show(notice.text, { action: { label: 'Open', href: notice.href } })
      chime.ring('message')
    },
    onRefused: () => props.recheckKey(),
  })
  const [reading, setReading] = createSignal<string>()
  const unread = createUnread({
    api,
    mine: () => handled(inbox.inbox(), viewer.id).mine.map(({ session }) => session.id),
    lastSeq: (sessionId) => lastSeqOf(inbox.inbox(), sessionId),
    reading,
    onCustomerWrote: (sessionId, message) => {
      inbox.customerWrote(sessionId, message)
      if (reading() !== sessionId || document.visibilityState === 'hidden') chime.ring('message')
    },
  })
  const drafts = makeDrafts(props.as.storage, viewer.id)
  const value: ConsoleContextValue = {
    api,
    viewer,
    inbox,
    chime,
    toasts,
    keys: createShortcutSwitch(),
    unread,
    setReading,
    drafts,
    translation: createTranslationSetting(api, viewer.translationLanguage),
    now: createNow(nowEveryMs),
    announcement: createMemo(announcement),
    announce,
    recheckKey: () => props.recheckKey(),
    signOut() {
      drafts.forget()
      props.onSignOut()
    },
  }
  return (
    <ConsoleContext.Provider value={value}>
      <Router base={`${basePath()}/console`} root={Shell}>
        <Route path={['/', '/inbox/:sessionId']} component={Inbox} />
        <Route path={['/sessions', '/sessions/:sessionId']} component={SessionsPage} />
        <Route path="/faq" component={FaqPage} />
        <Route path="/faq/import" component={ImportPage} />
        <Route path="/faq/phrasings" component={viewer.role === 'ADMIN' ? PhrasingDraftsPage : NothingHere} />
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
      <h1>Page not found</h1>
      <p>
        Go to the <a href={`${basePath()}/console`}>inbox</a>.
      </p>
    </div>
  )
}
