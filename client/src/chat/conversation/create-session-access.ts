import { type Accessor, createSignal, onCleanup, untrack } from 'solid-js'
import type { Outcome } from '../../session/problem.ts'
import { withLock } from '../../ui/browser/forgiving-browser.ts'
import type { SavedChat, SavedSession } from './saved-session.ts'

export interface SessionAccess {
  session: Accessor<SavedSession | undefined>
  /** The session, created when there is none yet; at most one request at a time. */
  ensure(): Promise<Outcome<SavedSession>>
}

/** The conversation's session: the saved one, or one that `create` makes when it is first needed. */
export function createSessionAccess(
  saved: SavedChat,
  create: () => Promise<Outcome<SavedSession>>,
): SessionAccess {
  const [session, setSession] = createSignal<SavedSession | undefined>(saved.session())
  let creating: Promise<Outcome<SavedSession>> | undefined
  let ended = false
  onCleanup(() => {
    ended = true
  })

  async function createOrJoin(): Promise<Outcome<SavedSession>> {
    // Another tab may have been first.
    const existing = saved.session()
    if (existing) return { ok: true, value: existing }
    const created = await create()
    if (created.ok) saved.saveSession(created.value)
    return created
  }

  return {
    session,
    ensure() {
      const current = untrack(session)
      if (current) return Promise.resolve({ ok: true, value: current })
      // Two tabs that send their first message at once share one session.
      creating ??= withLock('support-chat', createOrJoin)
        .then((result) => {
          if (result.ok && !ended) setSession(result.value)
          return result
        })
        .finally(() => {
          creating = undefined
        })
      return creating
    },
  }
}
