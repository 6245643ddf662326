export interface HealthRow {
  name: string
  state: 'ok' | 'degraded' | 'down'
  detail: string
  /** ISO; since when it is in this state. */
  since?: string
}

/** What /health says, part by part; undefined when it is not what it should be. */
export function readHealth(body: unknown): HealthRow[] | undefined {
  if (typeof body !== 'object' || body === null || !('checks' in body)) return undefined
  const { checks } = body
  if (typeof checks !== 'object' || checks === null) return undefined
  return Object.entries(checks).map(([name, check]: [string, unknown]) => {
    const { state, detail, latencyMs, since } = (check ?? {}) as Record<string, unknown>
    return {
      name,
      state: state === 'ok' || state === 'degraded' ? state : 'down',
      detail: typeof detail === 'string' ? detail : `responds in ${Number(latencyMs ?? 0)} ms`,
      ...(typeof since === 'string' ? { since } : {}),
    }
  })
}
