/** Lets callers that ask for the same thing at the same time share one execution of it, on this replica. */
export interface InFlight {
  share<T>(key: string, run: () => Promise<T>): Promise<T>
}

export function createInFlight(): InFlight {
  const running = new Map<string, Promise<unknown>>()
  return {
    share<T>(key: string, run: () => Promise<T>): Promise<T> {
      const already = running.get(key)
      // The key names the operation and its subject, so that one key has one type of result.
      if (already) return already as Promise<T>
      const started = run().finally(() => running.delete(key))
      running.set(key, started)
      return started
    },
  }
}
