/** What was made for the drafts that were tried last: an editor tries one text after the other on the same words. */
export interface DraftCache<Value> {
  /** Makes it once a key, however many ask meanwhile; what failed is made anew. */
  get(key: string, make: () => Promise<Value>): Promise<Value>
}

/** As many editors may try at once; each index costs memory. */
const MAX_ENTRIES = 4

export function createDraftCache<Value>(): DraftCache<Value> {
  const made = new Map<string, Promise<Value>>()
  return {
    get(key, make) {
      const value = made.get(key) ?? make()
      // A map remembers the order of insertion: whatever was asked for moves to its end.
      made.delete(key)
      made.set(key, value)
      const [oldest] = made.keys()
      if (made.size > MAX_ENTRIES && oldest !== undefined) made.delete(oldest)
      value.catch(() => {
        if (made.get(key) === value) made.delete(key)
      })
      return value
    },
  }
}
