import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The first characters of an API key that may be shown, to tell keys apart. */
export const SHOWN_CHARACTERS = 10

export type SecretHash = Uint8Array<ArrayBuffer>

/** A random 256-bit secret with a readable prefix (`st_…` a session's token, `ak_…` an API key), and its hash. */
export function makeSecret(prefix: string): { secret: string; hash: SecretHash } {
  const secret = `${prefix}_${randomBytes(32).toString('base64url')}`
  return { secret, hash: hashSecret(secret) }
}

/** SHA-256: enough for a secret that nobody chose. */
export function hashSecret(secret: string): SecretHash {
  return new Uint8Array(createHash('sha256').update(secret).digest())
}

/** Compared in constant time. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
