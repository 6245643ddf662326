import { createHmac, timingSafeEqual } from 'node:crypto'
import { InvalidInput } from '../../errors.ts'

/**
 * Whether userId comes with a valid userHash: hex HMAC-SHA256 of userId under IDENTITY_SECRET.
 * Without the secret nobody is verified, and no hash is asked for.
 * @throws InvalidInput (userHash) when the secret is set and the hash is missing or wrong, or is sent without a userId.
 */
export function verifyUser(secret: string | null, userId: string | null, userHash: string | null): boolean {
  if (secret === null || (userId === null && userHash === null)) return false
  if (userId === null) throw new InvalidInput('userId', 'userHash was sent without its userId. Send both.')
  if (userHash === null) {
    throw new InvalidInput(
      'userHash',
      'This server requires userHash with userId. Create it on your own server.',
    )
  }
  const expected = createHmac('sha256', secret).update(userId).digest()
  const given = Buffer.from(/^[0-9a-f]{64}$/i.test(userHash) ? userHash : '', 'hex')
  // Compare something of the same length in any case, so that the time taken tells nothing.
  const comparable = given.length === expected.length ? given : Buffer.alloc(expected.length)
  if (!timingSafeEqual(comparable, expected) || given.length !== expected.length) {
    throw new InvalidInput('userHash', 'userHash is not the hex HMAC-SHA256 of userId under IDENTITY_SECRET.')
  }
  return true
}
