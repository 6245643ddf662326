import type { Deps } from '../deps.ts'
import type { Subjects } from './subjects-of.ts'

export interface Action {
  /** The name of the mutation or command. */
  name: string
  actor: { id: string | null; name: string }
  /** An IP address, or "command line". */
  address: string
  requestId: string | null
  subjects: Subjects
}

/**
 * Writes an audit line, after what it records was committed. An action whose line cannot be written has still
 * happened, so that is a defect for the log and not a failure for the one who acted.
 */
export async function recordAction(deps: Pick<Deps, 'db' | 'clock' | 'log'>, action: Action): Promise<void> {
  const { name, actor, address, requestId, subjects } = action
  const line = { action: name, actorId: actor.id, actorName: actor.name, address, requestId }
  try {
    const subjectIds = Object.values(subjects)
    await deps.db.auditEntry.create({
      data: { ...line, subjects: { ...subjects }, subjectIds, createdAt: deps.clock() },
    })
  } catch (error) {
    deps.log.error({ err: error, ...line, subjects }, 'An audit line could not be written.')
  }
}
