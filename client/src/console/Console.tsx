import { Match, Switch } from 'solid-js'
import { basePath } from './base-path.ts'
import { SignedInConsole } from './SignedInConsole.tsx'
import { createSignIn } from './sign-in/create-sign-in.ts'
import { SignIn } from './sign-in/SignIn.tsx'
import './console.css'
import { makeSavedKey } from './sign-in/saved-key.ts'

/** The whole console: asks for a key, then lets its owner work. */
export function Console() {
  const graphqlUrl = new URL(`${basePath()}/graphql`, window.location.origin).href
  const signIn = createSignIn(
    graphqlUrl,
    makeSavedKey({ tab: () => window.sessionStorage, browser: () => window.localStorage }),
  )
  const signedIn = () => {
    const state = signIn.state()
    return state.step === 'signed-in' ? state.as : undefined
  }
  const asking = () => {
    const state = signIn.state()
    return state.step === 'asking' ? state : undefined
  }
  return (
    <Switch fallback={<p class="page-note">Signing in…</p>}>
      <Match when={asking()}>
        {(state) => <SignIn busy={state().busy} complaint={state().complaint} onSubmit={signIn.signIn} />}
      </Match>
      <Match when={signedIn()} keyed>
        {(as) => (
          <SignedInConsole
            as={as}
            onSignOut={() => signIn.signOut()}
            recheckKey={() => void signIn.recheck()}
          />
        )}
      </Match>
    </Switch>
  )
}
