import { RateLimited, Unavailable } from '#server/domain/errors.ts'

export interface StreamLimits {
  /** Open at a time from one address. */
  perAddress: number
  /** Open at a time at this process. */
  inAll: number
}

/** Counts what stays open, WebSockets and streams over SSE alike: each costs memory for as long as its reader likes. */
export interface OpenStreams {
  /**
   * Counts one more, until the function that it returns is called.
   * @throws RateLimited when the address has too many, Unavailable when there are too many in all
   */
  open(address: string): () => void
}

/** How long those who are refused are asked to wait: others come and go. */
const RETRY_SECONDS = 10

export function createOpenStreams({ perAddress, inAll }: StreamLimits): OpenStreams {
  const open = new Map<string, number>()
  let total = 0

  function count(address: string, step: 1 | -1): void {
    const now = (open.get(address) ?? 0) + step
    if (now > 0) open.set(address, now)
    else open.delete(address)
    total += step
  }

  return {
    open(address) {
      if ((open.get(address) ?? 0) >= perAddress) throw new RateLimited(RETRY_SECONDS)
      if (total >= inAll) throw new Unavailable(RETRY_SECONDS)
      count(address, 1)
      let isOpen = true
      return () => {
        if (isOpen) count(address, -1)
        isOpen = false
      }
    },
  }
}
