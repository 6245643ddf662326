import { setTimeout as delay } from 'node:timers/promises'
import type { Clock, Sleep } from '#server/ports/clock.ts'

/** Time as it passes; tests hand in their own. */
export const clock: Clock = () => new Date()

/** Keeps no process alive, and ends early without an error when it is aborted. */
export const sleep: Sleep = (ms, signal) =>
  delay(ms, undefined, { ref: false, ...(signal ? { signal } : {}) }).catch(() => undefined)
