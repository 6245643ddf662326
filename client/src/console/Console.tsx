import { Match, Switch } from 'solid-js'
import { createSignIn } from './create-sign-in.ts'
import { SignedInConsole } from './SignedInConsole.tsx'
import { SignIn } from './SignIn.tsx'
import './console.css'
import { makeSavedKey } from './saved-key.ts'

/** The whole console: asks for a key, then lets its owner work. */
export function Console() {
  const graphqlUrl = new URL('/graphql', window.location.origin).href
  const signIn = createSignIn(
    graphqlUrl,
    makeSavedKey(() => window.sessionStorage),
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
        {(state) => (
          <SignIn busy={state().busy} complaint={state().complaint} onSubmit={(key) => signIn.signIn(key)} />
        )}
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
