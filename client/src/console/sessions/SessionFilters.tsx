import { useSearchParams } from '@solidjs/router'
import { For, onCleanup } from 'solid-js'
import { Glyph } from '../controls/Glyph.tsx'
import { statusText } from '../session/status-text.ts'
import { type SessionFilter, statuses } from './session-filter.ts'

const typingMs = 250

/** What to search for and which status; kept in the address, so that Back and a shared link bring it again. */
export function SessionFilters(props: { filter: SessionFilter }) {
  const [, setQuery] = useSearchParams()
  let typing: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(typing))
  const search = (text: string): void => {
    clearTimeout(typing)
    typing = setTimeout(() => setQuery({ search: text || null }, { replace: true }), typingMs)
  }

  return (
    <div class="sessions-filter">
      <div class="search-field">
        <Glyph name="search" />
        <input
          class="field"
          type="search"
          aria-label="Search conversations"
          placeholder="Search text, names, e-mail, user IDs"
          value={props.filter.search ?? ''}
          onInput={(event) => search(event.currentTarget.value)}
        />
      </div>
      <select
        class="field"
        aria-label="Status"
        onChange={(event) => setQuery({ status: event.currentTarget.value || null })}
      >
        <option value="">Any status</option>
        <For each={statuses}>
          {(status) => (
            <option value={status.toLowerCase()} selected={props.filter.status === status}>
              {statusText(status)}
            </option>
          )}
        </For>
      </select>
    </div>
  )
}
