/** The time, handed in: rules that depend on it are tested with a fixed one. */
export type Clock = () => Date

/** Resolves after `ms`, or at once when `signal` aborts; never rejects, and leaves no timer behind. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>
