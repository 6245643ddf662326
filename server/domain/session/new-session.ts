import { randomUUIDv7 } from 'node:crypto'
import type { Prisma, Session } from '#prisma/generated/client.ts'
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

/**
 * A checked new session, not stored yet, and the token that is its bearer, shown once.
 * @throws InvalidInput for a userId without a valid userHash where one is compulsory, for metadata that is too big or too deep, or for a language that is no tag.
 */
export function newSession(
  deps: Pick<Deps, 'settings' | 'clock'>,
  details: CustomerDetails,
): { session: Session; token: string } {
  const now = deps.clock()
  const { secret, hash } = makeSecret('st')
  return {
    session: {
      id: randomUUIDv7(),
      tokenHash: hash,
      ...checkIdentity(deps, details),
      metadata: checkMetadata(details.metadata),
      language: primaryLanguage(details.language),
      ...{ status: 'ACTIVE', epoch: 0, lastSeq: 0, ownerId: null },
      ...{ summary: null, episodeSeq: 0, unansweredSince: null, rating: null, ratingComment: null },
      ...{ createdAt: now, updatedAt: now, resolvedAt: null },
    },
    token: secret,
  }
}

function checkMetadata(metadata: unknown): Prisma.JsonValue {
  if (metadata === undefined || metadata === null) return null
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
  return JSON.parse(json) as Prisma.JsonValue
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
