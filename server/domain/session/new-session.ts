import type { Prisma } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { InvalidInput } from '../errors.ts'
import { makeSecret } from '../secret.ts'
import { checkIdentity, type Identity } from './check-identity.ts'

const MAX_METADATA_BYTES = 8192

export interface CustomerDetails extends Identity {
  metadata?: unknown
}

/** The row of a session to be created; everything but its state. */
export type NewSession = Pick<
  Prisma.SessionUncheckedCreateInput,
  'tokenHash' | 'userId' | 'verified' | 'metadata'
> & { tokenHash: Uint8Array<ArrayBuffer> }

/**
 * A checked new session and the token that is its bearer, shown once.
 * @throws InvalidInput for a userId without a valid userHash where one is compulsory, or for metadata that is too big.
 */
export function newSession(
  deps: Pick<Deps, 'settings'>,
  details: CustomerDetails,
): { row: NewSession; token: string } {
  const { userId, verified } = checkIdentity(deps, details)
  const { secret, hash } = makeSecret('st')
  const metadata = checkMetadata(details.metadata)
  return {
    row: { tokenHash: hash, userId, verified, ...(metadata === undefined ? {} : { metadata }) },
    token: secret,
  }
}

function checkMetadata(metadata: unknown): Prisma.InputJsonValue | undefined {
  if (metadata === undefined || metadata === null) return undefined
  const json = JSON.stringify(metadata)
  if (Buffer.byteLength(json) > MAX_METADATA_BYTES) {
    throw new InvalidInput(
      'metadata',
      `metadata is larger than ${MAX_METADATA_BYTES} bytes of JSON. Send less.`,
    )
  }
  if (json.includes('\\u0000') || !json.isWellFormed() || /\\ud[89a-f]/i.test(json)) {
    throw new InvalidInput(
      'metadata',
      'metadata contains a NUL character or half of a surrogate pair. Remove it.',
    )
  }
  // JSON.parse of JSON.stringify is JSON: the scalar let nothing else in.
  return JSON.parse(json) as Prisma.InputJsonValue
}
