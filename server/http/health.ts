import type { ServerResponse } from 'node:http'

export type HealthState = 'ok' | 'degraded' | 'down'

export interface HealthCheck {
  name: string
  /** Without it nothing can be acknowledged: the process is not ready. */
  required: boolean
  /** Throws, or says what is not as it should be; null when all is well. */
  check(): Promise<string | null>
}

export interface HealthRoutes {
  /** True when the path was one of ours and is being answered. */
  handle(pathname: string, response: ServerResponse): boolean
  /** From now on not ready: the process is stopping. */
  stop(): void
}

interface CheckResult {
  state: HealthState
  detail: string | null
  latencyMs: number
}

export function createHealthRoutes(checks: readonly HealthCheck[]): HealthRoutes {
  let stopping = false

  async function report() {
    const results = Object.fromEntries(
      await Promise.all(checks.map(async (check) => [check.name, await run(check)] as const)),
    )
    const states = Object.values(results).map(({ state }) => state)
    const status: HealthState = states.includes('down')
      ? 'down'
      : states.includes('degraded')
        ? 'degraded'
        : 'ok'
    return { status, checks: results }
  }

  async function answer(pathname: string, response: ServerResponse): Promise<void> {
    if (pathname === '/health/live') return send(response, 200, { status: 'ok' })
    const { status, checks: results } = await report()
    const ready = !stopping && status !== 'down'
    const body =
      pathname === '/health/ready' ? { status: ready ? 'ok' : 'down' } : { status, checks: results }
    send(response, ready ? 200 : 503, body)
  }

  return {
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

async function run({ check, required }: HealthCheck): Promise<CheckResult> {
  const started = performance.now()
  const done = (state: HealthState, detail: string | null) => ({
    state,
    detail,
    latencyMs: Math.round(performance.now() - started),
  })
  try {
    const complaint = await check()
    return complaint === null ? done('ok', null) : done('degraded', complaint)
  } catch {
    // What exactly failed is in the log; it may name hosts.
    return required ? done('down', 'It does not answer.') : done('degraded', 'It does not answer.')
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
}
