import { createUniqueId, For, Show } from 'solid-js'
import type { Role } from '../../../gql/console/graphql.ts'
import { ProblemAlert } from '../../ProblemAlert.tsx'
import type { NewApiKeyModel } from './create-new-api-key.ts'

const roles: readonly { role: Role; name: string; about: string }[] = [
  { role: 'AGENT', name: 'Agent', about: 'answers customers' },
  { role: 'ADMIN', name: 'Admin', about: 'also manages the FAQ, usage and keys' },
  { role: 'PARTNER', name: 'Partner', about: 'a program, limited to the scopes below' },
]

const scopes = [
  'sessions:read',
  'sessions:write',
  'tickets:read',
  'usage:read',
  'faqs:read',
  'faqs:write',
] as const

/** Who the key is for and what it opens. */
export function NewApiKeyForm(props: { model: NewApiKeyModel }) {
  const nameId = createUniqueId()
  return (
    <form
      class="key-form"
      onSubmit={(event) => {
        event.preventDefault()
        void props.model.make()
      }}
    >
      <div class="form-row">
        <label for={nameId}>Name</label>
        <input
          id={nameId}
          class="field"
          required
          maxlength="100"
          autocomplete="off"
          placeholder="Ada"
          value={props.model.name()}
          onInput={(event) => props.model.setName(event.currentTarget.value)}
        />
        <p class="field-hint">Customers see this name when an agent answers.</p>
      </div>
      <fieldset class="key-roles">
        <legend>Role</legend>
        <For each={roles}>
          {(option) => (
            <label>
              <input
                type="radio"
                name="role"
                checked={props.model.role() === option.role}
                onChange={() => props.model.setRole(option.role)}
              />
              <strong>{option.name}</strong> {option.about}
            </label>
          )}
        </For>
      </fieldset>
      <Show when={props.model.role() === 'PARTNER'}>
        <fieldset class="key-roles">
          <legend>Scopes</legend>
          <For each={scopes}>
            {(scope) => (
              <label>
                <input
                  type="checkbox"
                  checked={props.model.scopes().includes(scope)}
                  onChange={(event) => props.model.setScope(scope, event.currentTarget.checked)}
                />
                <code>{scope}</code>
              </label>
            )}
          </For>
        </fieldset>
      </Show>
      <ProblemAlert problem={props.model.problem()} />
      <div class="dialog-actions">
        <button type="submit" class="button button-primary">
          Create key
        </button>
      </div>
    </form>
  )
}
