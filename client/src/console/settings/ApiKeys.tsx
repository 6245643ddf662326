import { createResource, createSignal, createUniqueId, For, Show } from 'solid-js'
import {
  type ApiKeyFieldsFragment,
  ApiKeysDocument,
  RevokeApiKeyDocument,
} from '../../gql/console/graphql.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { payloadOf } from '../console-api.ts'
import { useConsole } from '../console-context.ts'
import { formats } from '../formats.ts'
import { Glyph } from '../Glyph.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import type { Problem } from '../problem.ts'
import { TableScroll } from '../TableScroll.tsx'
import { NewApiKey } from './NewApiKey.tsx'

type ApiKey = ApiKeyFieldsFragment

/** Every credential there is: made, shown once, and ended. */
export function ApiKeys() {
  const { api, viewer, announce } = useConsole()
  const headingId = createUniqueId()
  const [keys, { refetch }] = createResource(() => api.query(ApiKeysDocument, {}))
  const [making, setMaking] = createSignal(false)
  const [revoking, setRevoking] = createSignal<ApiKey>()
  const [problem, setProblem] = createSignal<Problem>()
  const rows = (): ApiKey[] => {
    const result = keys.latest
    return result?.ok
      ? [...result.value.apiKeys].sort((a, b) => Number(!!a.revokedAt) - Number(!!b.revokedAt))
      : []
  }
  const loadProblem = () => {
    const result = keys.latest
    return result && !result.ok ? result.problem : undefined
  }

  async function revoke(key: ApiKey): Promise<void> {
    setRevoking(undefined)
    const result = await api.mutate(RevokeApiKeyDocument, { id: key.id })
    const outcome = result.ok ? payloadOf(result.value.revokeApiKey, 'ApiKeyPayload') : result
    setProblem(outcome.ok ? undefined : outcome.problem)
    if (outcome.ok) announce(`The key of ${key.name} is revoked.`)
    void refetch()
  }

  return (
    <section class="card" aria-labelledby={headingId}>
      <header class="card-head">
        <h2 id={headingId}>API keys</h2>
        <button type="button" class="button button-primary" onClick={() => setMaking(true)}>
          <Glyph name="plus" />
          New key
        </button>
      </header>
      <ProblemAlert problem={problem() ?? loadProblem()} />
      <TableScroll label="API keys">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Begins with</th>
              <th scope="col">Made</th>
              <th scope="col">Last used</th>
              <th scope="col">
                <span class="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(key) => (
                <tr classList={{ 'key-revoked': key.revokedAt !== null }}>
                  <td class="words">
                    <strong>
                      <bdi>{key.name}</bdi>
                    </strong>
                    <Show when={key.id === viewer.id}>
                      <span class="chip chip-accent">You</span>
                    </Show>
                  </td>
                  <td>
                    {key.role.toLowerCase()}
                    <Show when={key.scopes.length > 0}>
                      <span class="key-scopes">{key.scopes.join(', ')}</span>
                    </Show>
                  </td>
                  <td class="key-prefix">
                    <bdi>{key.prefix}</bdi>…
                  </td>
                  <td>{formats.date(key.createdAt)}</td>
                  <td>{key.lastUsedAt ? formats.full(key.lastUsedAt) : 'Never'}</td>
                  <td class="key-action">
                    <Show when={key.revokedAt === null} fallback={<span class="chip">Revoked</span>}>
                      <button
                        type="button"
                        class="button button-quiet button-danger"
                        aria-label={`Revoke the key of ${key.name}`}
                        onClick={() => setRevoking(key)}
                      >
                        Revoke
                      </button>
                    </Show>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </TableScroll>
      <NewApiKey open={making()} onMade={() => void refetch()} onClose={() => setMaking(false)} />
      <Dialog
        open={revoking() !== undefined}
        heading={`Revoke the key of ${revoking()?.name ?? ''}?`}
        closeLabel="Keep it"
        onClose={() => setRevoking(undefined)}
      >
        <p>
          Within five seconds nobody gets in with it, open windows included.
          <Show when={revoking()?.id === viewer.id}> It is your own key: you will be signed out.</Show>
        </p>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => setRevoking(undefined)}>
            Keep it
          </button>
          <button
            type="button"
            class="button button-danger"
            onClick={() => {
              const key = revoking()
              if (key) void revoke(key)
            }}
          >
            Revoke
          </button>
        </div>
      </Dialog>
    </section>
  )
}
