export interface ModelProbeOptions {
  apiKey: string
  baseUrl: string
  /** Milliseconds, monotonic. */
  now?: () => number
}

const TIMEOUT_MS = 1500
/** However often health is asked for, the model's server is asked no more often than this. */
const WELL_FOR_MS = 60_000
const ILL_FOR_MS = 10_000

/**
 * Whether the model's server is there and takes the key, by the list of its models, which costs nothing. Null: as far
 * as that shows, yes. What it is worth is shown by the calls of customers; this is for when there are none.
 */
export function createModelProbe({
  apiKey,
  baseUrl,
  now = () => performance.now(),
}: ModelProbeOptions): () => Promise<string | null> {
  let latest: { complaint: Promise<string | null>; until: number } | null = null

  async function ask(): Promise<string | null> {
    try {
      const response = await fetch(`${baseUrl.replace(/\/$/, '')}/models`, {
        headers: { authorization: `Bearer ${apiKey}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      await response.body?.cancel()
      // A server without such a list says 404, and is there.
      if (response.status === 401 || response.status === 403) return 'The model’s server refuses the key.'
      return response.status >= 500 ? 'The model’s server fails.' : null
    } catch {
      return 'The model’s server does not answer.'
    }
  }

  return async () => {
    if (!latest || now() >= latest.until) latest = { complaint: ask(), until: now() + WELL_FOR_MS }
    const current = latest
    const complaint = await current.complaint
    if (complaint !== null) current.until = Math.min(current.until, now() + ILL_FOR_MS)
    return complaint
  }
}
