/** Below this the search has found nothing, only ranked the rest. */
const leastConfidence = 0.01

export function isWorthShowing({ confidence }: { confidence: number }): boolean {
  return confidence >= leastConfidence
}
