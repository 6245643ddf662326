import { createHash } from 'node:crypto'

/**
 * Translations of customers' questions, in this process. Found by a hash of the whole text alone: who has not written
 * the same text cannot get at it. Bounded; the one that was not asked for longest goes first.
 */
export interface TranslationCache {
  get(text: string, to: string): string | null
  set(text: string, to: string, translated: string): void
}

const MAX_ENTRIES = 1000

export function createTranslationCache(): TranslationCache {
  const kept = new Map<string, string>()
  const keyOf = (text: string, to: string) => createHash('sha256').update(`${to}\0${text}`).digest('base64')
  return {
    get(text, to) {
      const key = keyOf(text, to)
      const found = kept.get(key)
      if (found === undefined) return null
      kept.delete(key)
      kept.set(key, found)
      return found
    },
    set(text, to, translated) {
      kept.set(keyOf(text, to), translated)
      const [oldest] = kept.keys()
      if (kept.size > MAX_ENTRIES && oldest !== undefined) kept.delete(oldest)
    },
  }
}
