/** A measured time beside its limit, both in milliseconds. */
export function ofLimit(value: number, limit: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms, ${(value / limit).toFixed(2)}× of ${limit} ms`
}
