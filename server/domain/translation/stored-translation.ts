/** How the text that a customer reads relates to the one that was written, as it is stored with the message. */
export interface StoredTranslation {
  /** Primary language tags. */
  from: string
  to: string
  /** As it was written; null when that is the text itself, because it was not translated. */
  originalText: string | null
}

/** As stored; null of a message that is what was written. */
export function readTranslation(stored: unknown): StoredTranslation | null {
  // Written by `commitTurn` and `sendAgentMessage` alone.
  return (stored as StoredTranslation | null) ?? null
}
