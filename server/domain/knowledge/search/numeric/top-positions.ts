/** The positions of the `count` highest scores above `floor`, best first; of equal ones the earlier. */
export function topPositions(
  scores: ArrayLike<number>,
  count: number,
  floor = Number.NEGATIVE_INFINITY,
): number[] {
  // Moved by hand: this runs over every FAQ for every message, and splice would allocate each time.
  const top = new Int32Array(count)
  let filled = 0
  let least = floor
  for (let position = 0; position < scores.length; position++) {
    const score = scores[position] as number
    if (score <= least) continue
    let at = filled < count ? filled++ : count - 1
    while (at > 0 && (scores[top[at - 1] as number] as number) < score) {
      top[at] = top[at - 1] as number
      at--
    }
    top[at] = position
    if (filled === count) least = scores[top[count - 1] as number] as number
  }
  return Array.from(top.subarray(0, filled))
}
