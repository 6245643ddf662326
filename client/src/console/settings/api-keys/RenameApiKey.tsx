import { createEffect, createSignal, createUniqueId } from 'solid-js'
import { type ApiKeyFieldsFragment, RenameApiKeyDocument } from '../../../gql/console/graphql.ts'
import type { Problem } from '../../../session/problem.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { payloadOf } from '../../console-api.ts'
import { useConsole } from '../../console-context.ts'
import { ProblemAlert } from '../../ProblemAlert.tsx'

export interface RenameApiKeyProps {
  /** The dialog is open while there is one. */
  apiKey: ApiKeyFieldsFragment | undefined
  onRenamed: () => void
  onClose: () => void
}

/** Gives a key the name that customers read. */
export function RenameApiKey(props: RenameApiKeyProps) {
  const { api, announce } = useConsole()
  const [name, setName] = createSignal('')
  const [problem, setProblem] = createSignal<Problem>()
  const nameId = createUniqueId()

  createEffect(() => {
    setName(props.apiKey?.name ?? '')
    setProblem(undefined)
  })

  async function rename(id: string): Promise<void> {
    const result = await api.mutate(RenameApiKeyDocument, { input: { id, name: name().trim() } })
    const outcome = result.ok ? payloadOf(result.value.renameApiKey, 'RenameApiKeyPayload') : result
    setProblem(outcome.ok ? undefined : outcome.problem)
    if (!outcome.ok) return
    announce(`Customers will read ${outcome.value.apiKey.name}.`)
    props.onRenamed()
    props.onClose()
  }

  return (
    <Dialog
      open={props.apiKey !== undefined}
      heading={`Rename ${props.apiKey?.name ?? ''}’s key`}
      closeLabel="Keep the name"
      onClose={() => props.onClose()}
    >
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (props.apiKey) void rename(props.apiKey.id)
        }}
      >
        <div class="field">
          <label for={nameId}>Name</label>
          <input
            id={nameId}
            class="input"
            required
            maxlength="100"
            autocomplete="off"
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <p class="hint">Customers read it when this person answers them.</p>
        </div>
        <ProblemAlert problem={problem()} />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => props.onClose()}>
            Keep the name
          </button>
          <button type="submit" class="button button-primary">
            Rename
          </button>
        </div>
      </form>
    </Dialog>
  )
}
