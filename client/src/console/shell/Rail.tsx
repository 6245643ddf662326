import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { AssistantMark, PersonAvatar } from '../../ui/Avatar.tsx'
import { useConsole } from '../console-context.ts'
import { Glyph, type GlyphName } from '../Glyph.tsx'
import { waiting } from '../inbox/inbox.ts'
import './rail.css'

interface Place {
  href: string
  name: string
  glyph: GlyphName
  adminOnly?: boolean
}

const places: readonly Place[] = [
  { href: '/', name: 'Inbox', glyph: 'inbox' },
  { href: '/sessions', name: 'Sessions', glyph: 'sessions' },
  { href: '/faq', name: 'FAQ', glyph: 'faq' },
  { href: '/unanswered', name: 'Unanswered', glyph: 'unanswered' },
  { href: '/usage', name: 'Usage', glyph: 'usage', adminOnly: true },
  { href: '/settings', name: 'Settings', glyph: 'settings' },
]

/** The screens, and what concerns the person: sound, keys, who is signed in. */
export function Rail(props: { page: string; onShowKeys: () => void }) {
  const { viewer, inbox, unread, chime, signOut } = useConsole()
  const count = () => waiting(inbox.inbox()).length + unread.total()
  const visible = places.filter(({ adminOnly }) => !adminOnly || viewer.role === 'ADMIN')
  return (
    <header class="rail">
      <AssistantMark />
      <nav class="rail-places" aria-label="Screens">
        <For each={visible}>
          {(place) => (
            <A
              href={place.href}
              class="rail-item"
              end
              aria-current={props.page === place.name ? 'page' : undefined}
            >
              <Glyph name={place.glyph} />
              <span class="rail-label">{place.name}</span>
              <Show when={place.name === 'Inbox' && count() > 0}>
                <span class="rail-count">
                  <span class="visually-hidden">, waiting or unread: </span>
                  {count() > 99 ? '99+' : count()}
                </span>
              </Show>
            </A>
          )}
        </For>
      </nav>
      <div class="rail-person">
        <button
          type="button"
          class="rail-item"
          aria-pressed={chime.on()}
          title={chime.on() ? 'A sound tells when somebody waits' : 'No sound when somebody waits'}
          onClick={() => chime.toggle()}
        >
          <Glyph name={chime.on() ? 'bell' : 'bell-off'} />
          <span class="rail-label">Sound</span>
        </button>
        <button type="button" class="rail-item" aria-haspopup="dialog" onClick={() => props.onShowKeys()}>
          <Glyph name="keyboard" />
          <span class="rail-label">Keys</span>
        </button>
        <button type="button" class="rail-item" onClick={() => signOut()}>
          <Glyph name="leave" />
          <span class="rail-label">Sign out</span>
        </button>
        <span class="rail-me" title={`${viewer.name}, ${viewer.role === 'ADMIN' ? 'admin' : 'agent'}`}>
          <PersonAvatar name={viewer.name} />
          <span class="rail-name">{viewer.name}</span>
        </span>
      </div>
    </header>
  )
}
