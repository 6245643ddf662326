import type { Deps } from '../deps.ts'

/** For reading and writing around the model's own time. */
const BESIDE_THE_MODEL_MS = 15_000

/** A reply that is not stored after this long does not come from whoever writes it: somebody else has to. */
export function longestReplyMs({ settings }: Pick<Deps, 'settings'>): number {
  return settings.modelTimeoutSeconds * 1000 + BESIDE_THE_MODEL_MS
}
