const prefix = 'support-console-draft:'

export type Drafts = ReturnType<typeof makeDrafts>

/**
 * What an agent has begun to write, by session. Kept as long as the tab: switching between customers, or a reload, must
 * not lose a half-written answer, and no other customer may get it.
 */
export function makeDrafts(storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
  const memory = new Map<string, string>()
  return {
    read(sessionId: string): string {
      const kept = memory.get(sessionId)
      if (kept !== undefined) return kept
      try {
        return storage().getItem(prefix + sessionId) ?? ''
      } catch {
        return ''
      }
    },
    write(sessionId: string, text: string): void {
      memory.set(sessionId, text)
      try {
        if (text === '') storage().removeItem(prefix + sessionId)
        else storage().setItem(prefix + sessionId, text)
      } catch {
        // Storage is refused or full: the draft lasts as long as the page.
      }
    },
  }
}
