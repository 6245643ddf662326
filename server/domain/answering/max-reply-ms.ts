import type { Deps } from '../deps.ts'

/** For reading and writing around the model's own time. */
const BESIDE_THE_MODEL_MS = 15_000

/** A reply that is not stored after this long is given up: another process has to write it. */
export function maxReplyMs({ settings }: Pick<Deps, 'settings'>): number {
  return settings.modelTimeoutSeconds * 1000 + BESIDE_THE_MODEL_MS
}
