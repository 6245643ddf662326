/** How the vectors of a text's tokens become one. */
export type Pooling = 'mean' | 'cls' | 'max' | 'last'

/** `states`: one vector of `width` numbers a token. */
export function pool(states: Float32Array, width: number, pooling: Pooling): Float32Array {
  const tokens = states.length / width
  if (pooling === 'cls') return states.slice(0, width)
  if (pooling === 'last') return states.slice((tokens - 1) * width)
  const pooled = states.slice(0, width)
  for (let token = 1; token < tokens; token++)
    for (let at = 0; at < width; at++) {
      const [before, value] = [pooled[at] as number, states[token * width + at] as number]
      pooled[at] = pooling === 'max' ? Math.max(before, value) : before + value
    }
  return pooled
}
