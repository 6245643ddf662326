import { useSearchParams } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import { AuditEntriesDocument } from '../../gql/console/graphql.ts'
import { useConsole } from '../console-context.ts'
import { createPager } from '../controls/create-pager.ts'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { SettingsTabs } from '../settings/SettingsTabs.tsx'
import './audit.css'
import { AuditFilters } from './AuditFilters.tsx'
import { AuditTable } from './AuditTable.tsx'
import { readAuditFilter } from './audit-filter.ts'

const pageSize = 50

/** Who did what to which, when and from where. */
export default function AuditPage() {
  const { api } = useConsole()
  const [query] = useSearchParams()
  const filter = createMemo(() => readAuditFilter(query), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  })
  const entries = createPager(filter, async (wanted, after) => {
    const result = await api.query(AuditEntriesDocument, { ...wanted, first: pageSize, after })
    return result.ok ? { ok: true, value: result.value.auditEntries } : result
  })

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
        <section class="card" aria-label="Activity">
          <AuditFilters filter={filter()} />
          <ProblemAlert problem={entries.problem()} onRetry={() => entries.reload()} />
          <Show
            when={entries.items().length > 0}
            fallback={
              <Show when={entries.loading() || !entries.problem()}>
                <p class="page-note">{entries.loading() ? 'Loading…' : 'No matching entries.'}</p>
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
