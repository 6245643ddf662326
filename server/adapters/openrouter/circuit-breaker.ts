export type CircuitState = 'closed' | 'open' | 'half-open'

/**
 * Stops asking a server that is down, so that an outage costs customers no waiting. After `failures` failed calls in
 * a row no call is made for `openMs`; then one call at a time tries, and its outcome decides.
 */
export interface CircuitBreaker {
  /** Null while open. Else the permission for one call, to be given back by exactly one of its functions. */
  enter(): Permission | null
  state(): CircuitState
}

export interface Permission {
  succeeded(): void
  /**
   * `pauseMs`: the server itself said how long to stay away. `certain`: the next call would fail as well, so the
   * circuit opens at once. Returns true when this opened it.
   */
  failed(pauseMs?: number | null, certain?: boolean): boolean
  /** Neither: the caller gave up, or the failure says nothing about the server. */
  withdrawn(): void
}

export interface CircuitBreakerOptions {
  failures: number
  openMs: number
  /** Milliseconds, monotonic. */
  now: () => number
}

export function createCircuitBreaker({ failures, openMs, now }: CircuitBreakerOptions): CircuitBreaker {
  let inARow = 0
  let openUntil: number | null = null
  let probing = false

  const state = (): CircuitState => {
    if (openUntil === null) return 'closed'
    return now() < openUntil ? 'open' : 'half-open'
  }

  return {
    state,
    enter() {
      const probe = state() === 'half-open'
      if (state() === 'open' || (probe && probing)) return null
      if (probe) probing = true
      const leave = () => {
        if (probe) probing = false
      }
      return {
        succeeded() {
          leave()
          inARow = 0
          openUntil = null
        },
        failed(pauseMs = null, certain = false) {
          leave()
          inARow = certain ? Math.max(failures, inARow + 1) : inARow + 1
          if (inARow < failures) return false
          // A call that began before the circuit opened says nothing new.
          if (state() === 'open') return false
          openUntil = now() + Math.max(openMs, Math.min(pauseMs ?? 0, openMs * 10))
          return true
        },
        withdrawn: leave,
      }
    },
  }
}
