import { cleanText } from '../../clean-text.ts'
import type { Deps } from '../../deps.ts'
import { verifyUser } from './verify-user.ts'

const MAX_USER_ID_CHARACTERS = 256

/** Who the client says that the customer is. */
export interface Identity {
  userId?: string | null | undefined
  userHash?: string | null | undefined
}

/**
 * The userId as it is stored, and whether it was proved.
 * @throws InvalidInput (userId, userHash), also where a hash is compulsory and missing
 */
export function checkIdentity(
  { settings }: Pick<Deps, 'settings'>,
  identity: Identity,
): { userId: string | null; verified: boolean } {
  const userId = identity.userId == null ? null : cleanText(identity.userId, 'userId', MAX_USER_ID_CHARACTERS)
  // Of the id as it is stored: the hash of an id that only looks like another customer's must not pass for theirs.
  return { userId, verified: verifyUser(settings.identitySecret, userId, identity.userHash ?? null) }
}
