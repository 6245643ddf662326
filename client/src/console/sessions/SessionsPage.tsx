import { A, useLocation, useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createUniqueId, For, on, onCleanup, Show } from 'solid-js'
import { SessionsDocument, type SessionsQuery } from '../../gql/console/graphql.ts'
import { CustomerAvatar } from '../CustomerAvatar.tsx'
import { useConsole } from '../console-context.ts'
import { createPager } from '../create-pager.ts'
import { customerName } from '../customer-name.ts'
import { Glyph } from '../Glyph.tsx'
import { ageText } from '../inbox/waiting.ts'
import { problemText } from '../problem.ts'
import { SessionPane } from '../session/SessionPane.tsx'
import { StatusChip } from '../session/StatusChip.tsx'
import { statusText } from '../session/status-text.ts'
import '../inbox/inbox.css'
import '../inbox/queue-row.css'
import './sessions.css'
import { readFilter, statuses } from './session-filter.ts'

const pageSize = 30
const typingMs = 250

/** Every conversation there was: searched, filtered, read, and stepped into. */
export function SessionsPage() {
  const { api, now } = useConsole()
  const params = useParams()
  const navigate = useNavigate()
  const location = useLocation()
  const [query, setQuery] = useSearchParams()
  const headingId = createUniqueId()
  const filter = createMemo(() => readFilter(query), undefined, {
    equals: (a, b) => a.search === b.search && a.status === b.status,
  })
  const sessions = createPager(filter, async (wanted, after) => {
    const result = await api.query(SessionsDocument, { ...wanted, first: pageSize, after })
    return result.ok ? { ok: true, value: result.value.sessions } : result
  })
  let typing: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(typing))
  const search = (text: string): void => {
    clearTimeout(typing)
    typing = setTimeout(() => setQuery({ search: text || null }, { replace: true }), typingMs)
  }
  let list: HTMLDivElement | undefined
  createEffect(on(filter, () => list?.scrollTo(0, 0), { defer: true }))

  return (
    <div class="inbox" classList={{ 'inbox-reading': params.sessionId !== undefined }}>
      <section class="queue sessions" aria-labelledby={headingId}>
        <header class="queue-head">
          <h1 id={headingId}>Sessions</h1>
          <span class="sessions-total" role="status">
            {sessions.total() === undefined ? '' : `${sessions.total()} found`}
          </span>
        </header>
        <div class="sessions-filter">
          <div class="search-field">
            <Glyph name="search" />
            <input
              class="field"
              type="search"
              aria-label="Search transcripts and user ids"
              placeholder="Search transcripts, user ids"
              value={filter().search ?? ''}
              onInput={(event) => search(event.currentTarget.value)}
            />
          </div>
          <select
            class="field"
            aria-label="State"
            onChange={(event) => setQuery({ status: event.currentTarget.value || null })}
          >
            <option value="">Any state</option>
            <For each={statuses}>
              {(status) => (
                <option value={status.toLowerCase()} selected={filter().status === status}>
                  {statusText(status)}
                </option>
              )}
            </For>
          </select>
        </div>
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
                  <li class="queue-note">{sessions.loading() ? 'Searching…' : 'No session fits.'}</li>
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
      <Show
        when={params.sessionId}
        keyed
        fallback={
          <div class="inbox-nothing">
            <Glyph name="sessions" />
            <p class="inbox-nothing-head">Choose a conversation</p>
            <p>Its transcript, with what each answer rests on, opens here.</p>
          </div>
        }
      >
        {(id) => <SessionPane sessionId={id} onBack={() => navigate(`/sessions${location.search}`)} />}
      </Show>
    </div>
  )
}

function SessionRow(props: {
  session: SessionsQuery['sessions']['nodes'][number]
  href: string
  current: boolean
  now: number
}) {
  const last = () => props.session.messages.nodes[0]
  return (
    <A href={props.href} class="queue-row" aria-current={props.current ? 'true' : undefined}>
      <CustomerAvatar of={props.session} />
      <span class="queue-name">{customerName(props.session)}</span>
      <span class="queue-age">{ageText(props.now - Date.parse(props.session.updatedAt))}</span>
      <span class="queue-text" dir="auto">
        {last()?.text ?? 'No message yet'}
      </span>
      <span class="queue-foot">
        <StatusChip session={props.session} now={props.now} />
        <span class="queue-agent">{props.session.messages.totalCount} messages</span>
      </span>
    </A>
  )
}
