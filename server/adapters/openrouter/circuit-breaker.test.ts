import { describe, expect, it } from 'vitest'
import { createCircuitBreaker, type Permission } from './circuit-breaker.ts'

function setUp() {
  const clock = { ms: 0 }
  const breaker = createCircuitBreaker({ failures: 3, openMs: 1000, now: () => clock.ms })
  const enter = (): Permission => {
    const permission = breaker.enter()
    if (!permission) throw new Error('closed off')
    return permission
  }
  const open = () => [1, 2, 3].map(() => enter().failed())
  return { clock, breaker, enter, open }
}

describe('the circuit', () => {
  it('opens after failures in a row, and says so once', () => {
    const { breaker, open } = setUp()
    expect(open()).toEqual([false, false, true])
    expect(breaker.state()).toBe('open')
    expect(breaker.enter()).toBeNull()
  })

  it('opens at once when the next call is also certain to fail', () => {
    const { breaker, enter } = setUp()
    expect(enter().failed(null, true)).toBe(true)
    expect(breaker.state()).toBe('open')
  })

  it('counts only failures in a row, and no cancelled calls', () => {
    const { breaker, enter } = setUp()
    for (let call = 0; call < 10; call += 1) {
      enter().failed()
      enter().failed()
      enter().withdrawn()
      enter().succeeded()
    }
    expect(breaker.state()).toBe('closed')
  })

  it('lets one call at a time through after the pause, and closes when it succeeds', () => {
    const { clock, breaker, enter, open } = setUp()
    open()
    clock.ms = 1000
    expect(breaker.state()).toBe('half-open')
    const probe = enter()
    expect(breaker.enter()).toBeNull()
    probe.succeeded()
    expect(breaker.state()).toBe('closed')
    expect(breaker.enter()).not.toBeNull()
  })

  it('opens again when that call fails, and lets the next one through when it was cancelled', () => {
    const { clock, breaker, enter, open } = setUp()
    open()
    clock.ms = 1000
    enter().withdrawn()
    expect(enter().failed()).toBe(true)
    expect(breaker.state()).toBe('open')
    clock.ms = 1999
    expect(breaker.enter()).toBeNull()
    clock.ms = 2000
    expect(breaker.enter()).not.toBeNull()
  })

  it('is not opened for longer by calls that began before', () => {
    const { clock, breaker, enter, open } = setUp()
    const early = enter()
    open()
    clock.ms = 900
    expect(early.failed()).toBe(false)
    clock.ms = 1000
    expect(breaker.state()).toBe('half-open')
  })

  it('stays open for as long as the server asks, up to a limit', () => {
    const { clock, breaker, enter } = setUp()
    for (let call = 0; call < 3; call += 1) enter().failed(5000)
    clock.ms = 4999
    expect(breaker.state()).toBe('open')
    clock.ms = 5000
    enter().failed(86_400_000)
    clock.ms = 15_000
    expect(breaker.state()).toBe('half-open')
  })
})
