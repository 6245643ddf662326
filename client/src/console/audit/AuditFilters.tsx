import { A, useSearchParams } from '@solidjs/router'
import { createResource, For, onCleanup, Show } from 'solid-js'
import { AuditActorsDocument } from '../../gql/console/graphql.ts'
import { useConsole } from '../console-context.ts'
import { type AuditFilter, actionText } from './audit-filter.ts'

const typingMs = 300

/** What leaves a line, in the API's own names; a command on the machine has those of what it does. */
const actions = [
  ...['createFaq', 'updateFaq', 'deleteFaq', 'restoreFaq', 'importFaqs', 'undoFaqImport'],
  ...['startPhrasingRun', 'cancelPhrasingRun', 'acceptPhrasingDrafts', 'dismissPhrasingDrafts'],
  ...['takeTicket', 'sendAgentMessage', 'returnToBot', 'resolveSession', 'escalate'],
  ...['createSession', 'sendMessage', 'giveFeedback', 'rateSession'],
  ...['createApiKey', 'revokeApiKey', 'personalData', 'erasePersonalData'],
]

/** Who, what and on which: kept in the address, so that a view can be bookmarked and sent. */
export function AuditFilters(props: { filter: AuditFilter }) {
  const { api } = useConsole()
  const [, setQuery] = useSearchParams()
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
    <div class="audit-filter">
      <label>
        Who
        <select class="field" onChange={(event) => setQuery({ actor: event.currentTarget.value || null })}>
          <option value="">Anyone</option>
          <For each={keys.latest}>
            {(key) => (
              <option value={key.id} selected={props.filter.actorId === key.id}>
                {`${key.name} (${key.prefix}…)`}
              </option>
            )}
          </For>
        </select>
      </label>
      <label>
        Action
        <select class="field" onChange={(event) => setQuery({ action: event.currentTarget.value || null })}>
          <option value="">Any action</option>
          <For each={actions}>
            {(action) => (
              <option value={action} selected={props.filter.action === action}>
                {actionText(action)}
              </option>
            )}
          </For>
        </select>
      </label>
      <label>
        Subject
        <input
          class="field"
          type="search"
          placeholder="ID of a conversation, ticket, FAQ or key"
          spellcheck={false}
          value={props.filter.subjectId ?? ''}
          onInput={(event) => search(event.currentTarget.value)}
        />
      </label>
      <Show when={Object.keys(props.filter).length > 0}>
        <A href="/settings/audit" class="button button-quiet" end>
          Clear
        </A>
      </Show>
    </div>
  )
}
