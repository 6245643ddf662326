import { Unavailable } from '../errors.ts'

/** Lets so much work begin at a time as the database serves well, and keeps the rest waiting in a fair order. */
export interface Admission {
  /**
   * Runs `work` when it is its turn: the oldest first, and one after the other between keys, so that a busy key
   * only waits for itself.
   * @throws Unavailable when it would wait too long; then nothing was begun.
   */
  run<T>(key: string, work: () => Promise<T>): Promise<T>
}

export interface AdmissionOptions {
  /** How much runs at the same time. */
  slots: number
  clock: () => Date
}

/** Longer than a burst of hundreds takes, and well within the patience of the chat (60 s). */
const MAX_WAIT_MS = 20_000
/** What waits costs memory. */
const MAX_WAITING = 2000
/** How far one more duration moves the average. */
const LEARNING_RATE = 0.05
/** Before anything was measured. */
const ASSUMED_MS = 50

interface Waiting {
  since: number
  begin(): void
  refuse(error: Unavailable): void
}

export function createAdmission({ slots, clock }: AdmissionOptions): Admission {
  /** In the order in which the keys have their turn; each with what waits under it, oldest first. */
  const queues = new Map<string, Waiting[]>()
  let running = 0
  let waiting = 0
  let averageMs = ASSUMED_MS

  const now = () => clock().getTime()
  const expectedWaitMs = () => ((waiting + 1) * averageMs) / slots
  const unavailable = () => new Unavailable(Math.min(30, Math.max(1, Math.ceil(expectedWaitMs() / 1000))))

  /** Takes the next one out; its key, when it has more, goes behind the others. */
  function takeNext(): Waiting | undefined {
    const [first] = queues
    if (!first) return undefined
    const [key, queue] = first
    const next = queue.shift()
    queues.delete(key)
    if (queue.length > 0) queues.set(key, queue)
    waiting -= 1
    return next
  }

  function beginNext(): void {
    while (running < slots) {
      const next = takeNext()
      if (!next) return
      if (now() - next.since > MAX_WAIT_MS) next.refuse(unavailable())
      else next.begin()
    }
  }

  async function runNow<T>(work: () => Promise<T>): Promise<T> {
    const began = now()
    try {
      return await work()
    } finally {
      averageMs += (now() - began - averageMs) * LEARNING_RATE
      running -= 1
      beginNext()
    }
  }

  return {
    run<T>(key: string, work: () => Promise<T>): Promise<T> {
      if (running < slots) {
        running += 1
        return runNow(work)
      }
      if (waiting >= MAX_WAITING || expectedWaitMs() > MAX_WAIT_MS) return Promise.reject(unavailable())
      return new Promise((resolve, reject) => {
        const begin = () => {
          running += 1
          runNow(work).then(resolve, reject)
        }
        const queue = queues.get(key) ?? []
        queue.push({ since: now(), begin, refuse: reject })
        queues.set(key, queue)
        waiting += 1
      })
    },
  }
}
