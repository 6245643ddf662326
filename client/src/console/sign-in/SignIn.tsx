import { createUniqueId, onMount, Show } from 'solid-js'
import { AssistantMark } from '../ui/Avatar.tsx'
import { Icon } from '../ui/Icon.tsx'
import './sign-in.css'

export interface SignInProps {
  busy: boolean
  complaint?: string
  onSubmit: (key: string) => void
}

/** Asks for the API key of an agent or an admin. */
export function SignIn(props: SignInProps) {
  const keyId = createUniqueId()
  const complaintId = createUniqueId()
  let field: HTMLInputElement | undefined
  onMount(() => {
    document.title = 'Sign in · Support console'
    field?.focus()
  })
  return (
    <main class="sign-in">
      <form
        class="sign-in-card"
        onSubmit={(event) => {
          event.preventDefault()
          if (!props.busy) props.onSubmit(field?.value ?? '')
        }}
      >
        <AssistantMark large />
        <h1>Support console</h1>
        <p class="sign-in-lead">Where customers who want a person find one.</p>
        <label for={keyId}>API key</label>
        <input
          ref={field}
          id={keyId}
          class="field"
          // Masked, but not offered to password managers as somebody's password for the shop.
          type="password"
          name="api-key"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          required
          aria-invalid={props.complaint !== undefined}
          aria-describedby={complaintId}
          placeholder="ak_…"
        />
        <p id={complaintId} class="field-complaint" role="alert">
          <Show when={!props.busy && props.complaint}>
            <Icon name="alert" />
            {props.complaint}
          </Show>
        </p>
        <button type="submit" class="button button-primary" disabled={props.busy}>
          {props.busy ? 'Signing in…' : 'Sign in'}
        </button>
        <p class="sign-in-help">
          An admin makes keys under Settings. On the server itself:{' '}
          <code>npm run key -- create --role agent --name Ada</code>. The key stays in this tab and is
          forgotten when you close it.
        </p>
      </form>
    </main>
  )
}
