import { createSignal } from 'solid-js'
import { CreateApiKeyDocument, type Role } from '../../../gql/console/graphql.ts'
import type { Problem } from '../../../session/problem.ts'
import { payloadOf } from '../../console-api.ts'
import { useConsole } from '../../console-context.ts'

/** A key on its way: what is wanted of it, and then its secret, which the server sends only once. */
export function createNewApiKey(onMade: () => void) {
  const { api } = useConsole()
  const [name, setName] = createSignal('')
  const [role, setRole] = createSignal<Role>('AGENT')
  const [scopes, setScopes] = createSignal<readonly string[]>([])
  const [secret, setSecret] = createSignal<string>()
  const [problem, setProblem] = createSignal<Problem>()

  return {
    name,
    setName,
    role,
    setRole,
    scopes,
    setScope: (scope: string, wanted: boolean) =>
      setScopes((before) => (wanted ? [...before, scope] : before.filter((other) => other !== scope))),
    /** Undefined until it is made. */
    secret,
    problem,
    async make(): Promise<void> {
      const wanted = {
        name: name().trim(),
        role: role(),
        scopes: role() === 'PARTNER' ? [...scopes()] : null,
      }
      const result = await api.mutate(CreateApiKeyDocument, { input: wanted })
      const outcome = result.ok ? payloadOf(result.value.createApiKey, 'CreateApiKeyPayload') : result
      setProblem(outcome.ok ? undefined : outcome.problem)
      if (!outcome.ok) return
      setSecret(outcome.value.secret)
      onMade()
    },
    clear(): void {
      setSecret(undefined)
      setName('')
      setScopes([])
      setProblem(undefined)
    },
  }
}

export type NewApiKeyModel = ReturnType<typeof createNewApiKey>
