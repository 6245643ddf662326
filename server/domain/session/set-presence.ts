import type { ApiKey } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { type SessionNews, topics } from '../events.ts'
import { isUuid } from '../viewer.ts'

/** Presence ends by itself after this long; a console that has the session open renews it well before. */
const PRESENCE_LEASE_MS = 30_000

/** Tells other agents that this one has the session open. Never waits, never fails: nothing depends on it. */
export function setPresence(
  { bus }: Pick<Deps, 'bus'>,
  agent: ApiKey,
  sessionId: string,
  present: boolean,
): boolean {
  if (!isUuid(sessionId)) return false
  const expiresInMs = present ? PRESENCE_LEASE_MS : 0
  bus.publish<SessionNews>(topics.session(sessionId), {
    type: 'agent-present',
    agentId: agent.id,
    name: agent.name,
    present,
    expiresInMs,
  })
  return true
}
