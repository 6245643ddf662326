import type { ServerResponse } from 'node:http'

export type HealthState = 'ok' | 'degraded' | 'down'

export interface HealthCheck {
  name: string
  /** Without it nothing can be acknowledged: the process is not ready while anything is wrong with it. */
  required: boolean
  /** Throws, or says what is not as it should be; null when all is well. */
  check(): Promise<string | null>
  /** What goes on and is no trouble; null: nothing. */
  progress?(): string | null
}

export interface HealthRoutes {
  /** True when the path was one of ours and is being answered. */
  handle(pathname: string, response: ServerResponse): boolean
  report(): Promise<HealthReport>
  /** From now on not ready: the process is stopping. */
  stop(): void
}

export interface HealthReport {
  status: HealthState
  checks: Record<string, CheckResult>
}

export interface CheckResult {
  state: HealthState
  /** What is not as it should be, or what goes on, in words. */
  detail: string | null
  latencyMs: number
  /** Since when it is in this state. */
  since: string
}

/** Something that does not answer by then counts as not answering: "ready" turns false well within 5 s. */
const CHECK_TIMEOUT_MS = 2000
/** Answers are shared for so long: many probes cost no more than one. */
const SHARED_MS = 500

export function createHealthRoutes(
  checks: readonly HealthCheck[],
  clock: () => Date = () => new Date(),
): HealthRoutes {
  const last = new Map<string, CheckResult>()
  let shared: { until: number; report: Promise<HealthReport> } | null = null
  let stopping = false

  async function run({ name, check, progress, required }: HealthCheck): Promise<CheckResult> {
    const started = performance.now()
    const { state, detail } = await outcomeOf(check, required)
    const before = last.get(name)
    const since = before?.state === state ? before.since : clock().toISOString()
    const result = {
      state,
      detail: detail ?? progress?.() ?? null,
      latencyMs: Math.round(performance.now() - started),
      since,
    }
    last.set(name, result)
    return result
  }

  async function look(): Promise<HealthReport> {
    const entries = await Promise.all(checks.map(async (check) => [check.name, await run(check)] as const))
    const states = entries.map(([, { state }]) => state)
    const worst = (['down', 'degraded'] as const).find((state) => states.includes(state))
    return { status: worst ?? 'ok', checks: Object.fromEntries(entries) }
  }

  function report(): Promise<HealthReport> {
    const now = clock().getTime()
    if (!shared || shared.until <= now) shared = { until: now + SHARED_MS, report: look() }
    return shared.report
  }

  async function answer(pathname: string, response: ServerResponse): Promise<void> {
    if (pathname === '/health/live') return send(response, 200, { status: 'ok' })
    const { status, checks: results } = await report()
    const ready = !stopping && status !== 'down'
    if (pathname === '/health/ready')
      return send(response, ready ? 200 : 503, { status: ready ? 'ok' : 'down' })
    send(response, ready ? 200 : 503, { status: stopping ? 'down' : status, checks: results })
  }

  return {
    report,
    handle(pathname, response) {
      if (!['/health', '/health/live', '/health/ready'].includes(pathname)) return false
      void answer(pathname, response)
      return true
    },
    stop() {
      stopping = true
    },
  }
}

async function outcomeOf(
  check: HealthCheck['check'],
  required: boolean,
): Promise<Pick<CheckResult, 'state' | 'detail'>> {
  const troubled = required ? 'down' : 'degraded'
  const limit = AbortSignal.timeout(CHECK_TIMEOUT_MS)
  const late = new Promise<never>((_, reject) => {
    limit.addEventListener('abort', () => reject(limit.reason), { once: true })
  })
  try {
    const detail = await Promise.race([check(), late])
    return { state: detail === null ? 'ok' : troubled, detail }
  } catch {
    // What exactly failed is in the log; it may name hosts.
    return { state: troubled, detail: 'It does not answer.' }
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
}
