/**
 * Begins operations one by one, with a turn of the event loop after each, and in turn between addresses: 2,000 that come
 * in one packet hold nobody up, and only wait for each other.
 */
export interface FairTurns {
  /** Resolves when it is the address's turn; null: it is now, as nothing has begun in this turn of the event loop. */
  next(address: string): Promise<void> | null
}

export function createFairTurns(): FairTurns {
  /** In the order in which the addresses have their turn. */
  const queues = new Map<string, (() => void)[]>()
  let taken = false

  function giveNext(): void {
    const [first] = queues
    if (first === undefined) {
      taken = false
      return
    }
    const [address, queue] = first
    const begin = queue.shift()
    queues.delete(address)
    if (queue.length > 0) queues.set(address, queue)
    begin?.()
    setImmediate(giveNext)
  }

  return {
    next(address) {
      if (!taken) {
        taken = true
        setImmediate(giveNext)
        return null
      }
      return new Promise((resolve) => {
        const queue = queues.get(address)
        if (queue) queue.push(resolve)
        else queues.set(address, [resolve])
      })
    },
  }
}
