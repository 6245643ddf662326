import type { Prisma } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { InvalidInput } from '../errors.ts'
import { primaryLanguage } from '../language/language-tag.ts'
import { makeSecret } from '../secret.ts'
import { checkIdentity, type Identity } from './identity/check-identity.ts'

const MAX_METADATA_BYTES = 8192
const MAX_METADATA_DEPTH = 32

export interface CustomerDetails extends Identity {
  metadata?: unknown
  /** A language tag; of a new session the one to begin with. */
  language?: string | null | undefined
}

/** The row of a session to be created; everything but its state. */
export type NewSession = Pick<
  Prisma.SessionUncheckedCreateInput,
  'tokenHash' | 'userId' | 'verified' | 'metadata' | 'language'
> & { tokenHash: Uint8Array<ArrayBuffer> }

/**
 * A checked new session and the token that is its bearer, shown once.
 * @throws InvalidInput for a userId without a valid userHash where one is compulsory, for metadata that is too big or too deep, or for a language that is no tag.
 */
export function newSession(
  deps: Pick<Deps, 'settings'>,
  details: CustomerDetails,
): { row: NewSession; token: string } {
  const { userId, verified } = checkIdentity(deps, details)
  const { secret, hash } = makeSecret('st')
  const metadata = checkMetadata(details.metadata)
  return {
    row: {
      ...{ tokenHash: hash, userId, verified, language: primaryLanguage(details.language) },
      ...(metadata === undefined ? {} : { metadata }),
    },
    token: secret,
  }
}

function checkMetadata(metadata: unknown): Prisma.InputJsonValue | undefined {
  if (metadata === undefined || metadata === null) return undefined
  if (isDeeperThan(MAX_METADATA_DEPTH, metadata)) {
    throw new InvalidInput(
      'metadata',
      `metadata is nested deeper than ${MAX_METADATA_DEPTH} levels. Send it flatter.`,
    )
  }
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

/** Level by level, without recursion: that is what a deep value makes overflow, here and in whatever reads it later. */
function isDeeperThan(levels: number, value: unknown): boolean {
  let level = [value]
  for (let depth = 0; depth <= levels; depth += 1) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
    if (level.length === 0) return false
  }
  return true
}
