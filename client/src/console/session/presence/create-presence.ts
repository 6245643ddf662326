import { createSignal, onCleanup } from 'solid-js'
import { SetPresenceDocument } from '../../gql/console/graphql.ts'
import type { ConsoleApi } from '../console-api.ts'

/** Well within the lease that the server gives. */
const renewMs = 12_000

interface Seen {
  agentId: string
  name: string
  present: boolean
  expiresInMs: number
}

/** Tells colleagues that one looks at the session, and knows who else does. `selfId`: one's own key. */
export function createPresence(api: ConsoleApi, sessionId: string, selfId: string) {
  const [others, setOthers] = createSignal<ReadonlyMap<string, { name: string; expiresAt: number }>>(
    new Map(),
  )

  const tell = (present: boolean): void => {
    // A tab in the background is nobody who looks.
    if (!present || document.visibilityState === 'visible')
      void api.mutate(SetPresenceDocument, { sessionId, present })
  }
  const sweep = (): void => {
    const now = Date.now()
    setOthers((before) => {
      const after = new Map([...before].filter(([, { expiresAt }]) => expiresAt > now))
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
    others: (): string[] => [...others().values()].map(({ name }) => name).sort(),
    seen({ agentId, name, present, expiresInMs }: Seen): void {
      if (agentId === selfId) return
      const isNew = !others().has(agentId)
      setOthers((before) => {
        const after = new Map(before)
        if (present) after.set(agentId, { name, expiresAt: Date.now() + expiresInMs })
        else after.delete(agentId)
        return after
      })
      // Who comes later was not told of us.
      if (present && isNew) tell(true)
    },
  }
}
