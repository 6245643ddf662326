import { createResource, createSignal, createUniqueId } from 'solid-js'
import {
  type ApiKeyFieldsFragment,
  ApiKeysDocument,
  RevokeApiKeyDocument,
} from '../../../gql/console/graphql.ts'
import type { Problem } from '../../../session/problem.ts'
import { payloadOf } from '../../console-api.ts'
import { useConsole } from '../../console-context.ts'
import { Glyph } from '../../controls/Glyph.tsx'
import { ProblemAlert } from '../../ProblemAlert.tsx'
import { ApiKeyTable } from './ApiKeyTable.tsx'
import { NewApiKey } from './NewApiKey.tsx'
import { RenameApiKey } from './RenameApiKey.tsx'
import { RevokeApiKey } from './RevokeApiKey.tsx'

type ApiKey = ApiKeyFieldsFragment

/** Every credential there is: made, shown once, and ended. */
export function ApiKeys() {
  const { api, viewer, announce } = useConsole()
  const headingId = createUniqueId()
  const [keys, { refetch }] = createResource(() => api.query(ApiKeysDocument, {}))
  const [making, setMaking] = createSignal(false)
  const [renaming, setRenaming] = createSignal<ApiKey>()
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
    const result = await api.mutate(RevokeApiKeyDocument, { input: { id: key.id } })
    const outcome = result.ok ? payloadOf(result.value.revokeApiKey, 'RevokeApiKeyPayload') : result
    setProblem(outcome.ok ? undefined : outcome.problem)
    if (outcome.ok) announce(`${key.name}’s key is revoked.`)
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
      <ApiKeyTable keys={rows()} onRename={setRenaming} onRevoke={setRevoking} />
      <NewApiKey open={making()} onMade={() => void refetch()} onClose={() => setMaking(false)} />
      <RenameApiKey
        apiKey={renaming()}
        onClose={() => setRenaming(undefined)}
        onRenamed={() => void refetch()}
      />
      <RevokeApiKey
        apiKey={revoking()}
        isOwn={revoking()?.id === viewer.id}
        onKeep={() => setRevoking(undefined)}
        onRevoke={(key) => void revoke(key)}
      />
    </section>
  )
}
