import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { CreateApiKeyDocument, type Role } from '../../gql/console/graphql.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { payloadOf } from '../console-api.ts'
import { useConsole } from '../console-context.ts'
import { Glyph } from '../Glyph.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import type { Problem } from '../problem.ts'

const roles: readonly { role: Role; name: string; about: string }[] = [
  { role: 'AGENT', name: 'Agent', about: 'answers customers' },
  { role: 'ADMIN', name: 'Admin', about: 'also keeps the FAQ, usage and keys' },
  { role: 'PARTNER', name: 'Partner', about: 'a program, with the scopes below' },
]

const scopes = [
  'sessions:read',
  'sessions:write',
  'tickets:read',
  'usage:read',
  'faqs:read',
  'faqs:write',
] as const

export interface NewApiKeyProps {
  open: boolean
  onMade: () => void
  onClose: () => void
}

/** Makes a key and shows its secret, once. */
export function NewApiKey(props: NewApiKeyProps) {
  const { api } = useConsole()
  const [name, setName] = createSignal('')
  const [role, setRole] = createSignal<Role>('AGENT')
  const [chosen, setChosen] = createSignal<readonly string[]>([])
  const [secret, setSecret] = createSignal<string>()
  const [copied, setCopied] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const nameId = createUniqueId()
  const secretId = createUniqueId()

  const close = (): void => {
    setSecret(undefined)
    setCopied(false)
    setName('')
    setChosen([])
    setProblem(undefined)
    props.onClose()
  }

  async function make(): Promise<void> {
    const wanted = { name: name().trim(), role: role(), scopes: role() === 'PARTNER' ? [...chosen()] : null }
    const result = await api.mutate(CreateApiKeyDocument, wanted)
    const outcome = result.ok ? payloadOf(result.value.createApiKey, 'CreateApiKeyPayload') : result
    setProblem(outcome.ok ? undefined : outcome.problem)
    if (!outcome.ok) return
    setSecret(outcome.value.secret)
    props.onMade()
  }

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(secret() ?? '')
      setCopied(true)
    } catch {
      // The browser refuses on plain http; the field is there to copy from by hand.
      document.querySelector<HTMLInputElement>(`#${CSS.escape(secretId)}`)?.select()
    }
  }

  return (
    <Dialog
      open={props.open}
      heading={secret() ? 'The new key' : 'New API key'}
      closeLabel="Close"
      onClose={close}
    >
      <Show
        when={secret()}
        fallback={
          <form
            class="key-form"
            onSubmit={(event) => {
              event.preventDefault()
              void make()
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
                value={name()}
                onInput={(event) => setName(event.currentTarget.value)}
              />
              <p class="field-hint">Customers see the name of an agent who answers.</p>
            </div>
            <fieldset class="key-roles">
              <legend>Role</legend>
              <For each={roles}>
                {(option) => (
                  <label>
                    <input
                      type="radio"
                      name="role"
                      checked={role() === option.role}
                      onChange={() => setRole(option.role)}
                    />
                    <strong>{option.name}</strong> {option.about}
                  </label>
                )}
              </For>
            </fieldset>
            <Show when={role() === 'PARTNER'}>
              <fieldset class="key-roles">
                <legend>Scopes</legend>
                <For each={scopes}>
                  {(scope) => (
                    <label>
                      <input
                        type="checkbox"
                        checked={chosen().includes(scope)}
                        onChange={(event) =>
                          setChosen((before) =>
                            event.currentTarget.checked
                              ? [...before, scope]
                              : before.filter((other) => other !== scope),
                          )
                        }
                      />
                      <code>{scope}</code>
                    </label>
                  )}
                </For>
              </fieldset>
            </Show>
            <ProblemAlert problem={problem()} />
            <div class="dialog-actions">
              <button type="submit" class="button button-primary">
                Make the key
              </button>
            </div>
          </form>
        }
      >
        <p>Copy it now: it is shown only this once. Hand it over on a safe way.</p>
        <div class="key-secret">
          <input
            id={secretId}
            class="field"
            readonly
            aria-label={`Key of ${name()}`}
            value={secret()}
            onFocus={(event) => event.currentTarget.select()}
          />
          <button type="button" class="button" onClick={() => void copy()}>
            <Glyph name="copy" />
            {copied() ? 'Copied' : 'Copy'}
          </button>
        </div>
        <div class="dialog-actions">
          <button type="button" class="button button-primary" onClick={close}>
            Done
          </button>
        </div>
      </Show>
    </Dialog>
  )
}
