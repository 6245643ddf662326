import { createSignal, onCleanup } from 'solid-js'
import { SetPresenceDocument } from '../../../gql/console/graphql.ts'
import type { ConsoleApi } from '../../console-api.ts'
import { createActivity } from './create-activity.ts'

/** Well within the lease that the server gives. */
const renewMs = 12_000

interface Seen {
  agentId: string
  name: string
  present: boolean
  expiresInMs: number
}

/** Shows colleagues that one is viewing the session, and knows who else is. `selfId`: one's own key. */
export function createPresence(api: ConsoleApi, sessionId: string, selfId: string) {
  const [others, setOthers] = createSignal<ReadonlyMap<string, { name: string; expiresAt: number }>>(
    new Map(),
  )

  const isHere = createActivity()

  const publish = (present: boolean): void => {
    // It is the agent's sign of life as well: a tab left open must not keep the customer waiting for them.
    if (!present || isHere()) void api.mutate(SetPresenceDocument, { input: { sessionId, present } })
  }
  const sweep = (): void => {
    const now = Date.now()
    setOthers((before) => {
      const after = new Map([...before].filter(([, { expiresAt }]) => expiresAt > now))
      return after.size === before.size ? before : after
    })
  }
  const timer = setInterval(() => {
    publish(true)
    sweep()
  }, renewMs)
  publish(true)
  onCleanup(() => {
    clearInterval(timer)
    publish(false)
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
      // Who comes later has not heard of us.
      if (present && isNew) publish(true)
    },
  }
}
