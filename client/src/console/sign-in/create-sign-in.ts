import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { ViewerDocument, type ViewerQuery } from '../../gql/console/graphql.ts'
import { type ConsoleApi, makeConsoleApi } from '../console-api.ts'
import { problemText } from '../problem-text.ts'
import { readKey } from './read-key.ts'
import type { SavedKey } from './saved-key.ts'

export type Viewer = NonNullable<ViewerQuery['viewer']>

export interface SignedIn {
  viewer: Viewer
  api: ConsoleApi
  /** Lasts as long as this person stays signed in. */
  storage: () => Storage
}

export type SignInState =
  | { step: 'checking' }
  /** `complaint`: why the last attempt, or the session so far, came to nothing. */
  | { step: 'asking'; busy: boolean; complaint?: string }
  | { step: 'signed-in'; as: SignedIn }

const notAccepted =
  'This key does not open the console. Check that it is complete and not revoked, and that it belongs to an agent or an admin.'
const ended = 'Your key is no longer accepted. Ask an admin for a new one, then sign in again.'

/** Who works here: asks for a key, has the server say whose it is, and forgets it again. */
export function createSignIn(graphqlUrl: string, saved: SavedKey) {
  const remembered = saved.read()
  const [state, setState] = createSignal<SignInState>(
    remembered ? { step: 'checking' } : { step: 'asking', busy: false },
  )
  if (remembered) void check(remembered, saved.isKept(), ended)

  async function check(key: string, keep: boolean, refusal: string): Promise<void> {
    const api = makeConsoleApi(graphqlUrl, key)
    const result = await api.query(ViewerDocument, {})
    if (!result.ok) {
      setState({ step: 'asking', busy: false, complaint: problemText(result.problem) })
      return
    }
    const { viewer } = result.value
    if (!viewer) {
      saved.forget()
      setState({ step: 'asking', busy: false, complaint: refusal })
      return
    }
    saved.save(key, keep)
    setState({ step: 'signed-in', as: { viewer, api, storage: saved.store } })
  }

  function signOut(): void {
    saved.forget()
    setState({ step: 'asking', busy: false })
  }
  createSignOutElsewhere(saved, () => state().step === 'signed-in', signOut)

  return {
    state,
    signIn(pasted: string, keep: boolean): void {
      const read = readKey(pasted)
      if ('complaint' in read) {
        setState({ step: 'asking', busy: false, complaint: read.complaint })
        return
      }
      setState({ step: 'asking', busy: true })
      void check(read.key, keep, notAccepted)
    },
    signOut,
    /** Something was refused: find out whether the key is still valid, and sign out if it is not. */
    async recheck(): Promise<void> {
      const current = state()
      if (current.step !== 'signed-in') return
      const result = await current.as.api.query(ViewerDocument, {})
      if (!result.ok || result.value.viewer) return
      saved.forget()
      setState({ step: 'asking', busy: false, complaint: ended })
    },
  }
}

/** Who stays signed in signs out of every tab at once. */
function createSignOutElsewhere(saved: SavedKey, isSignedIn: Accessor<boolean>, signOut: () => void): void {
  createEffect(
    on(isSignedIn, (signedIn) => {
      if (!signedIn || !saved.isKept()) return
      const onStorage = (event: StorageEvent): void => {
        if ((event.key === saved.name || event.key === null) && event.newValue === null) signOut()
      }
      window.addEventListener('storage', onStorage)
      onCleanup(() => window.removeEventListener('storage', onStorage))
    }),
  )
}
