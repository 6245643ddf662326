import type { Session } from '#prisma/generated/client.ts'
import { authenticate, type Viewer } from '#server/domain/access/authenticate.ts'
import { createApiKey } from '#server/domain/api-key/api-keys.ts'
import { setTranslationLanguage } from '#server/domain/api-key/set-translation-language.ts'
import type { Deps } from '#server/domain/deps.ts'
import { escalate } from '#server/domain/handoff/escalate.ts'
import { takeTicket } from '#server/domain/handoff/take-ticket.ts'
import { callerOf, openSession } from './ask.ts'

export type Staff = Extract<Viewer, { kind: 'staff' }>

/** A new agent, who has conversations translated into this language; null: as they come. */
export async function newAgent(deps: Deps, language: string | null): Promise<Staff> {
  const { secret, apiKey } = await createApiKey(deps, { name: 'Ada', role: 'AGENT' })
  await setTranslationLanguage(deps, apiKey, language)
  const viewer = await authenticate(deps, secret)
  if (viewer.kind !== 'staff') throw new Error('No staff.')
  return viewer
}

/** A new session that the agent has taken. */
export async function takeNewSession(deps: Deps, agent: Staff): Promise<Pick<Session, 'id'>> {
  const { id } = await openSession(deps)
  const { ticket } = await escalate(deps, callerOf(agent), { sessionId: id, reason: 'Help' })
  await takeTicket(deps, agent.key, ticket.id)
  return { id }
}
