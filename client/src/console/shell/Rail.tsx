import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { AssistantMark, PersonAvatar } from '../../ui/Avatar.tsx'
import { useConsole } from '../console-context.ts'
import { Glyph, type GlyphName } from '../controls/Glyph.tsx'
import { Menu } from '../controls/Menu.tsx'
import { waiting } from '../inbox/inbox.ts'
import './rail.css'

interface Place {
  href: string
  name: string
  glyph: GlyphName
  adminOnly?: boolean
  /** On a phone it is behind "More". */
  rare?: boolean
}

const places: readonly Place[] = [
  { href: '/', name: 'Inbox', glyph: 'inbox' },
  { href: '/sessions', name: 'Conversations', glyph: 'sessions' },
  { href: '/faq', name: 'FAQ', glyph: 'faq' },
  { href: '/unanswered', name: 'Unanswered', glyph: 'unanswered' },
  { href: '/usage', name: 'Usage', glyph: 'usage', adminOnly: true, rare: true },
  { href: '/settings', name: 'Settings', glyph: 'settings', rare: true },
]

/** The screens, and what concerns the person: sound, keys, who is signed in. */
export function Rail(props: { page: string; onShowKeys: () => void }) {
  const { viewer, inbox, unread } = useConsole()
  const count = () => waiting(inbox.inbox()).length + unread.total()
  const visible = places.filter(({ adminOnly }) => !adminOnly || viewer.role === 'ADMIN')
  return (
    <header class="rail">
      <AssistantMark />
      <nav class="rail-places" aria-label="Screens">
        <For each={visible}>
          {(place) => (
            <PlaceLink place={place} current={props.page === place.name}>
              <Show when={place.name === 'Inbox' && count() > 0}>
                <span class="rail-count">
                  <span class="visually-hidden">, waiting or unread: </span>
                  {count() > 99 ? '99+' : count()}
                </span>
              </Show>
            </PlaceLink>
          )}
        </For>
      </nav>
      <div class="rail-person">
        <PersonItems />
        <button type="button" class="rail-item" aria-haspopup="dialog" onClick={() => props.onShowKeys()}>
          <Glyph name="keyboard" />
          <span class="rail-label">Shortcuts</span>
        </button>
        <span class="rail-me" title={`${viewer.name}, ${viewer.role === 'ADMIN' ? 'admin' : 'agent'}`}>
          <PersonAvatar name={viewer.name} />
          <span class="rail-name">{viewer.name}</span>
        </span>
      </div>
      <div class="rail-more">
        <Menu
          class="rail-item"
          label="More"
          button={
            <>
              <Glyph name="more" />
              <span class="rail-label">More</span>
            </>
          }
        >
          <For each={visible.filter(({ rare }) => rare)}>
            {(place) => <PlaceLink place={place} current={props.page === place.name} />}
          </For>
          <PersonItems />
        </Menu>
      </div>
    </header>
  )
}

function PlaceLink(props: { place: Place; current: boolean; children?: JSX.Element }) {
  return (
    <A
      href={props.place.href}
      class="rail-item"
      classList={{ 'rail-rare': props.place.rare }}
      end
      aria-current={props.current ? 'page' : undefined}
    >
      <Glyph name={props.place.glyph} />
      <span class="rail-label">{props.place.name}</span>
      {props.children}
    </A>
  )
}

function PersonItems() {
  const { chime, signOut } = useConsole()
  return (
    <>
      <button
        type="button"
        class="rail-item"
        aria-pressed={chime.on()}
        title={chime.on() ? 'Sound on for new requests' : 'Sound off'}
        onClick={() => chime.toggle()}
      >
        <Glyph name={chime.on() ? 'bell' : 'bell-off'} />
        <span class="rail-label">Sound</span>
      </button>
      <button type="button" class="rail-item" onClick={() => signOut()}>
        <Glyph name="leave" />
        <span class="rail-label">Sign out</span>
      </button>
    </>
  )
}
