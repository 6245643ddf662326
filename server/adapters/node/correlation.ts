import { AsyncLocalStorage } from 'node:async_hooks'
import type { Correlation, Payers } from '#server/ports/correlation.ts'

export function createCorrelation(): Correlation {
  const storage = new AsyncLocalStorage<{ requestId: string | null; payers: Payers }>()
  const requestId = () => storage.getStore()?.requestId ?? null
  const payers = () => storage.getStore()?.payers ?? {}
  return {
    current: requestId,
    payers,
    run: (id, work) => storage.run({ requestId: id, payers: {} }, work),
    charge: (more, work) => storage.run({ requestId: requestId(), payers: { ...payers(), ...more } }, work),
  }
}
