import { type RouteSectionProps, useLocation, useNavigate } from '@solidjs/router'
import { createEffect, createMemo, createSignal, Show, Suspense } from 'solid-js'
import { Icon } from '../../ui/Icon.tsx'
import { basePath } from '../base-path.ts'
import { useConsole } from '../console-context.ts'
import { waiting } from '../inbox/inbox.ts'
import { createShortcuts } from '../shortcuts/create-shortcuts.ts'
import { ShortcutsDialog } from '../shortcuts/ShortcutsDialog.tsx'
import { pageTitle } from './page-title.ts'
import { Rail } from './Rail.tsx'
import { ToastList } from './ToastList.tsx'
import './shell.css'

const pages: Record<string, string> = {
  sessions: 'Conversations',
  faq: 'FAQ',
  unanswered: 'Unanswered',
  usage: 'Usage',
  settings: 'Settings',
}

/** What surrounds every screen: the rail, the title that counts who waits, the keys, and the voice for screen readers. */
export function Shell(props: RouteSectionProps) {
  const { inbox, unread, viewer, announcement, keys } = useConsole()
  const location = useLocation()
  const navigate = useNavigate()
  const [showsKeys, setShowsKeys] = createSignal(false)
  const page = createMemo(
    () => pages[location.pathname.slice(basePath().length).split('/')[2] ?? ''] ?? 'Inbox',
  )
  const isAdmin = viewer.role === 'ADMIN'

  createEffect(() => {
    document.title = pageTitle(page(), waiting(inbox.inbox()).length, unread.total())
  })
  createShortcuts(keys.on, {
    inbox: () => navigate('/'),
    sessions: () => navigate('/sessions'),
    faq: () => navigate('/faq'),
    unanswered: () => navigate('/unanswered'),
    ...(isAdmin ? { usage: () => navigate('/usage') } : {}),
    settings: () => navigate('/settings'),
    help: () => setShowsKeys(true),
  })

  return (
    <div class="shell">
      <a class="skip-link" href="#content">
        Skip to content
      </a>
      <Rail page={page()} onShowKeys={() => setShowsKeys(true)} />
      <main id="content" class="shell-main" tabindex="-1">
        <Show when={!inbox.connected()}>
          <p class="shell-banner" role="status">
            <Icon name="offline" />
            Connection lost. What you see may be out of date. Reconnecting…
          </p>
        </Show>
        <Suspense fallback={<p class="page-note">Loading…</p>}>{props.children}</Suspense>
      </main>
      <ToastList />
      <p class="visually-hidden" role="status" aria-live="polite">
        {announcement()}
      </p>
      <ShortcutsDialog
        open={showsKeys()}
        on={keys.on()}
        onSwitch={keys.set}
        onClose={() => setShowsKeys(false)}
      />
    </div>
  )
}
