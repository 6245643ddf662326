import { A, useSearchParams } from '@solidjs/router'
import { createMemo, createResource, For, onCleanup, Show } from 'solid-js'
import { AuditActorsDocument, AuditEntriesDocument } from '../../gql/console/graphql.ts'
import { useConsole } from '../console-context.ts'
import { createPager } from '../create-pager.ts'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { SettingsTabs } from '../settings/SettingsTabs.tsx'
import './audit.css'
import { AuditTable } from './AuditTable.tsx'
import { actionText, readAuditFilter } from './audit-filter.ts'

const pageSize = 50
const typingMs = 300

/** What leaves a line, in the API's own names; a command on the machine has those of what it does. */
const actions = [
  ...['createFaq', 'updateFaq', 'deleteFaq', 'restoreFaq', 'importFaqs'],
  ...['takeTicket', 'sendAgentMessage', 'returnToBot', 'resolveSession', 'escalate'],
  ...['createSession', 'sendMessage', 'giveFeedback', 'rateSession'],
  ...['createApiKey', 'revokeApiKey', 'personalData', 'erasePersonalData'],
]

/** Who did what to which, when and from where. */
export function AuditPage() {
  const { api } = useConsole()
  const [query, setQuery] = useSearchParams()
  const filter = createMemo(() => readAuditFilter(query), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  })
  const entries = createPager(filter, async (wanted, after) => {
    const result = await api.query(AuditEntriesDocument, { ...wanted, first: pageSize, after })
    return result.ok ? { ok: true, value: result.value.auditEntries } : result
  })
  const [keys] = createResource(async () => {
    const result = await api.query(AuditActorsDocument, {})
    return result.ok ? result.value.apiKeys : []
  })
  let typing: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(typing))
  const search = (subject: string): void => {
    clearTimeout(typing)
    typing = setTimeout(() => setQuery({ subject: subject.trim() || null }, { replace: true }), typingMs)
  }

  return (
    <div class="page">
      <div class="page-inner">
        <header class="page-head">
          <h1>Audit log</h1>
          <span class="page-total" role="status">
            {entries.total() === undefined ? '' : `${entries.total()} found`}
          </span>
        </header>
        <SettingsTabs />
        <section class="card" aria-label="What was done">
          <div class="audit-filter">
            <label>
              Who
              <select
                class="field"
                onChange={(event) => setQuery({ actor: event.currentTarget.value || null })}
              >
                <option value="">Anybody</option>
                <For each={keys.latest}>
                  {(key) => (
                    <option value={key.id} selected={filter().actorId === key.id}>
                      {`${key.name} (${key.prefix}…)`}
                    </option>
                  )}
                </For>
              </select>
            </label>
            <label>
              Did
              <select
                class="field"
                onChange={(event) => setQuery({ action: event.currentTarget.value || null })}
              >
                <option value="">Anything</option>
                <For each={actions}>
                  {(action) => (
                    <option value={action} selected={filter().action === action}>
                      {actionText(action)}
                    </option>
                  )}
                </For>
              </select>
            </label>
            <label>
              To
              <input
                class="field"
                type="search"
                placeholder="Id of a session, ticket, FAQ or key"
                spellcheck={false}
                value={filter().subjectId ?? ''}
                onInput={(event) => search(event.currentTarget.value)}
              />
            </label>
            <Show when={Object.keys(filter()).length > 0}>
              <A href="/settings/audit" class="button button-quiet" end>
                Clear
              </A>
            </Show>
          </div>
          <ProblemAlert problem={entries.problem()} onRetry={() => entries.reload()} />
          <Show
            when={entries.items().length > 0}
            fallback={
              <Show when={entries.loading() || !entries.problem()}>
                <p class="page-note">{entries.loading() ? 'Looking…' : 'Nothing of that kind was done.'}</p>
              </Show>
            }
          >
            <AuditTable entries={entries.items()} />
          </Show>
          <Show when={entries.hasMore()}>
            <button
              type="button"
              class="button audit-more"
              disabled={entries.loading()}
              onClick={() => entries.more()}
            >
              {entries.loading() ? 'Loading…' : `Show ${pageSize} more`}
            </button>
          </Show>
        </section>
      </div>
    </div>
  )
}
