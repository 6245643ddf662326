import { createHash } from 'node:crypto'
import type { Faq } from '#prisma/generated/client.ts'

/** What was made of an FAQ's words, or decided about them, holds as long as this stays the same. SHA-256. */
export function wordingOf({ question, answer }: Pick<Faq, 'question' | 'answer'>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    createHash('sha256')
      .update(JSON.stringify([question, answer]))
      .digest(),
  )
}
