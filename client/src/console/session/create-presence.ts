import { createSignal, onCleanup } from 'solid-js'
import { SetPresenceDocument } from '../../gql/console/graphql.ts'
import type { ConsoleApi } from '../console-api.ts'

/** Well within the lease that the server gives. */
const renewMs = 12_000

/** Tells colleagues that one looks at the session, and knows who else does. */
export function createPresence(api: ConsoleApi, sessionId: string, self: string) {
  const [others, setOthers] = createSignal<ReadonlyMap<string, number>>(new Map())

  const tell = (present: boolean): void => {
    // A tab in the background is nobody who looks.
    if (!present || document.visibilityState === 'visible')
      void api.mutate(SetPresenceDocument, { sessionId, present })
  }
  const sweep = (): void => {
    const now = Date.now()
    setOthers((before) => {
      const after = new Map([...before].filter(([, expiresAt]) => expiresAt > now))
      return after.size === before.size ? before : after
    })
  }
  const timer = setInterval(() => {
    tell(true)
    sweep()
  }, renewMs)
  tell(true)
  onCleanup(() => {
    clearInterval(timer)
    tell(false)
  })

  return {
    others: (): string[] => [...others().keys()].sort(),
    seen(event: { name: string; present: boolean; expiresInMs: number }): void {
      if (event.name === self) return
      const isNew = !others().has(event.name)
      setOthers((before) => {
        const after = new Map(before)
        if (event.present) after.set(event.name, Date.now() + event.expiresInMs)
        else after.delete(event.name)
        return after
      })
      // Who comes later was not told of us.
      if (event.present && isNew) tell(true)
    },
  }
}
