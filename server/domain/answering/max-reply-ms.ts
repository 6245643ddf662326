import type { Deps } from '../deps.ts'

/** For reading and writing around the model's own time. */
const BESIDE_THE_MODEL_MS = 15_000

/** A reply that is not stored after this long is given up: another process has to write it. */
export function maxReplyMs({ settings }: Pick<Deps, 'settings'>): number {
  // A question may be translated before, and an FAQ afterwards.
  const translating = settings.translation ? 2 * settings.translationTimeoutSeconds : 0
  return (settings.modelTimeoutSeconds + translating) * 1000 + BESIDE_THE_MODEL_MS
}
