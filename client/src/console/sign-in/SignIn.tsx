import { createUniqueId, onMount, Show } from 'solid-js'
import { AssistantMark } from '../../ui/Avatar.tsx'
import { LateIcon } from '../../ui/loading/LateIcon.tsx'
import './sign-in.css'

export interface SignInProps {
  busy: boolean
  complaint?: string
  onSubmit: (key: string, keep: boolean) => void
}

/** Asks for the API key of an agent or an admin. */
export function SignIn(props: SignInProps) {
  const keyId = createUniqueId()
  const complaintId = createUniqueId()
  let field: HTMLInputElement | undefined
  let keep: HTMLInputElement | undefined
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
          if (!props.busy) props.onSubmit(field?.value ?? '', keep?.checked ?? false)
        }}
      >
        <AssistantMark large />
        <h1>Support console</h1>
        <p class="sign-in-lead">Sign in to answer your customers.</p>
        <label for={keyId}>API key</label>
        <input
          ref={field}
          id={keyId}
          class="field"
          // Masked, but not offered to password managers as the password of a customer's account.
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
            <LateIcon name="alert" />
            {props.complaint}
          </Show>
        </p>
        <label class="sign-in-keep">
          <input ref={keep} type="checkbox" name="keep" />
          <span>
            Keep me signed in
            <small>Only on a computer that no one else uses: the key is stored in this browser.</small>
          </span>
        </label>
        <button type="submit" class="button button-primary" disabled={props.busy}>
          {props.busy ? 'Signing in…' : 'Sign in'}
        </button>
        <p class="sign-in-help">
          No key yet? An admin can create one under Settings, or on the server with{' '}
          <code>npm run key -- create --role agent --name Ada</code>.
        </p>
      </form>
    </main>
  )
}
