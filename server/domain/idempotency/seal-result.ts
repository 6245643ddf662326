import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What only the one who sent the request knows; the database holds hashes of it at most. */
function keyFrom(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'idempotent result', 32))
}

/** A result with its dates and bytes, so that nobody who reads the table reads a secret. */
export function sealResult(result: unknown, secret: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, keyFrom(secret), nonce)
  const body = Buffer.concat([cipher.update(serialize(result)), cipher.final()])
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]))
}

/** @throws when the secret is another one */
export function openResult(sealed: Uint8Array, secret: string): unknown {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv(CIPHER, keyFrom(secret), bytes.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  const body = bytes.subarray(NONCE_BYTES + TAG_BYTES)
  return deserialize(Buffer.concat([decipher.update(body), decipher.final()]))
}
