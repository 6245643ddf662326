import { AsyncLocalStorage } from 'node:async_hooks'
import type { Correlation } from '#server/ports/correlation.ts'

export function createCorrelation(): Correlation {
  const storage = new AsyncLocalStorage<string | null>()
  return {
    current: () => storage.getStore() ?? null,
    run: (requestId, work) => storage.run(requestId, work),
  }
}
