import type { ApiKey, Session } from '#prisma/generated/client.ts'

export interface AwayLimit {
  now: Date
  awayMinutes: number
}

/**
 * Whether an owner has left a customer alone, so that any agent may take over: a message of the customer has no answer
 * and the owner has done nothing, both for `awayMinutes`. Pure, from what the database says: the same on every replica.
 */
export function isAway(
  { unansweredSince }: Pick<Session, 'unansweredSince'>,
  owner: Pick<ApiKey, 'lastSeenAt'> | null,
  limit: AwayLimit,
): boolean {
  return unansweredSince !== null && isOld(unansweredSince, limit) && !isPresent(owner, limit)
}

/** Whether the person behind a key has done something within `awayMinutes`. */
export function isPresent(agent: Pick<ApiKey, 'lastSeenAt'> | null, limit: AwayLimit): boolean {
  return agent?.lastSeenAt != null && !isOld(agent.lastSeenAt, limit)
}

function isOld(moment: Date, { now, awayMinutes }: AwayLimit): boolean {
  return moment.getTime() <= now.getTime() - awayMinutes * 60_000
}
