/**
 * Browser features that may be absent, throw or reject: by the customer's settings, a sandbox, private browsing, a full
 * disk or plain http. None of them may ever stop a message, so all are used by one of these functions.
 */

export type KeptItems = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What `use` gives; undefined when the browser refuses it, at once or later. */
export function attempt<Value>(use: () => Value): Value | undefined {
  try {
    const value = use()
    if (value instanceof Promise) value.catch(() => undefined)
    return value
  } catch {
    // Whatever is lost is a comfort: each caller says which.
    return undefined
  }
}

/** True when `use` is done and the browser refused nothing. */
export async function succeeds(use: () => unknown): Promise<boolean> {
  try {
    await use()
    return true
  } catch {
    // The caller offers another way, or says nothing.
    return false
  }
}

/** The browser's storage; what it refuses is kept in memory, and lost with the page. */
export function forgivingStorage(kind: 'localStorage' | 'sessionStorage'): KeptItems {
  /** In place of what storage has; null: it was to be removed. */
  const memory = new Map<string, string | null>()
  const write = (name: string, value: string | null, use: (storage: Storage) => void): void => {
    memory.set(name, value)
    attempt(() => {
      use(window[kind])
      memory.delete(name)
    })
  }
  return {
    getItem: (name) =>
      memory.has(name)
        ? (memory.get(name) ?? null)
        : (attempt(() => window[kind].getItem(name) ?? null) ?? null),
    setItem: (name, value) => write(name, value, (storage) => storage.setItem(name, value)),
    removeItem: (name) => write(name, null, (storage) => storage.removeItem(name)),
  }
}

const lockPatienceMs = 4000

/**
 * Runs `task` once, while no other tab runs one under the same name. Where locks are absent or refused, or another tab
 * keeps its lock for too long, it runs all the same.
 */
export async function withLock<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
  let running: Promise<Result> | undefined
  const runOnce = (): Promise<Result> => {
    running ??= task()
    return running
  }
  await Promise.race([
    succeeds(() => navigator.locks.request(name, runOnce)),
    new Promise((resolve) => setTimeout(resolve, lockPatienceMs)),
  ])
  return runOnce()
}
