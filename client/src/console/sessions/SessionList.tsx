import { useLocation, useParams, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createUniqueId, For, on, Show } from 'solid-js'
import { SessionsDocument } from '../../gql/console/graphql.ts'
import { useConsole } from '../console-context.ts'
import { createPager } from '../controls/create-pager.ts'
import { problemText } from '../problem-text.ts'
import { SessionFilters } from './SessionFilters.tsx'
import { SessionRow } from './SessionRow.tsx'
import { readFilter, type SessionFilter } from './session-filter.ts'

const pageSize = 30

/** The conversations that the filter in the address finds, a page at a time. */
export function SessionList() {
  const { api, now } = useConsole()
  const params = useParams()
  const location = useLocation()
  const [query] = useSearchParams()
  const headingId = createUniqueId()
  const filter = createMemo(() => readFilter(query), undefined, {
    equals: (a, b) => a.search === b.search && a.status === b.status,
  })
  const sessions = createPager(filter, async (wanted, after) => {
    const result = await api.query(SessionsDocument, { ...wanted, first: pageSize, after })
    return result.ok ? { ok: true, value: result.value.sessions } : result
  })
  let list: HTMLDivElement | undefined
  createEffect(on(filter, () => list?.scrollTo(0, 0), { defer: true }))

  return (
    <section class="queue sessions" aria-labelledby={headingId}>
      <header class="queue-head">
        <h1 id={headingId}>Conversations</h1>
        <span class="sessions-total" role="status">
          {sessions.total() === undefined ? '' : `${sessions.total()} found`}
        </span>
      </header>
      <SessionFilters filter={filter()} />
      <div ref={list} class="queue-scroll">
        <Show when={sessions.problem()}>
          {(problem) => (
            <div class="queue-note" role="alert">
              <p>{problemText(problem())}</p>
              <button type="button" class="button" onClick={() => sessions.reload()}>
                Try again
              </button>
            </div>
          )}
        </Show>
        <ul class="queue-list">
          <For
            each={sessions.items()}
            fallback={
              <Show when={sessions.loading() || !sessions.problem()}>
                <li class="queue-note">{sessions.loading() ? 'Loading…' : nothingText(filter())}</li>
              </Show>
            }
          >
            {(session) => (
              <li>
                <SessionRow
                  session={session}
                  href={`/sessions/${session.id}${location.search}`}
                  current={params.sessionId === session.id}
                  now={now()}
                />
              </li>
            )}
          </For>
        </ul>
        <Show when={sessions.hasMore()}>
          <button
            type="button"
            class="button button-quiet sessions-more"
            disabled={sessions.loading()}
            onClick={() => sessions.more()}
          >
            {sessions.loading() ? 'Loading…' : 'Show more'}
          </button>
        </Show>
      </div>
    </section>
  )
}

function nothingText({ search, status }: SessionFilter): string {
  if (search) return `No conversations match "${search}".`
  return status ? 'No conversations have this status.' : 'No conversations yet.'
}
