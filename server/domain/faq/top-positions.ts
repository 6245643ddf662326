/** The positions of the `count` highest scores above `floor`, best first; of equal ones the earlier. */
export function topPositions(
  scores: ArrayLike<number>,
  count: number,
  floor = Number.NEGATIVE_INFINITY,
): number[] {
  const top: number[] = []
  let least = floor
  for (let position = 0; position < scores.length; position++) {
    const score = scores[position] as number
    if (score <= least) continue
    let at = top.length
    while (at > 0 && (scores[top[at - 1] as number] as number) < score) at--
    top.splice(at, 0, position)
    if (top.length > count) top.pop()
    if (top.length === count) least = scores[top[count - 1] as number] as number
  }
  return top
}
