import { isDatabaseOutage } from '../adapters/postgres/database-outage.ts'
import type { Config } from '../config.ts'
import type { Deps } from '../domain/deps.ts'
import type { CostBudget } from '../domain/limits/cost-budget.ts'
import { createGraphqlServer } from '../http/graphql.ts'
import type { HealthRoutes } from '../http/health.ts'
import { createHostNames } from '../http/host-names.ts'
import { createFairTurns } from '../http/limits/fair-turns.ts'
import { createOpenStreams } from '../http/limits/open-streams.ts'
import { createOrigins } from '../http/origins.ts'
import { createSecurityHeaders } from '../http/security-headers.ts'
import { type HttpListener, listen } from '../http/server.ts'
import { createStaticFiles } from '../http/static-files.ts'
import type { MetricsPage } from '../ports/metrics.ts'
import { CLIENT_FOLDER } from './build-client.ts'
import type { Logger } from './log.ts'

export interface ServedParts {
  config: Config
  deps: Deps
  costs: CostBudget
  log: Logger
  health: HealthRoutes
  metrics: MetricsPage
  reportFault(error: unknown): void
}

/** Listens, with the API, health, metrics and pages as this process's role and settings have them. */
export function serveHttp(parts: ServedParts): Promise<HttpListener> {
  const { config, deps, costs, log, health, metrics, reportFault } = parts
  const { BASE_PATH: basePath, TRUST_PROXY: trusted, TRUSTED_HOPS: hops } = config
  const trust = { trusted, hops }
  return listen({
    host: config.HOST,
    port: config.PORT,
    trust,
    turns: createFairTurns(),
    streams: createOpenStreams({ perAddress: config.STREAMS_PER_ADDRESS, inAll: config.STREAMS }),
    basePath,
    graphql: createGraphqlServer({
      deps,
      log,
      costs,
      basePath,
      explorable: config.GRAPHIQL ?? config.NODE_ENV !== 'production',
      isOutage: isDatabaseOutage,
    }),
    origins: createOrigins(config.ALLOWED_ORIGINS, trust),
    hostNames: createHostNames({ host: config.HOST, allowedOrigins: config.ALLOWED_ORIGINS, trust }),
    securityHeaders: createSecurityHeaders(config.ALLOWED_ORIGINS, trust),
    health,
    metrics: config.METRICS_PORT === null ? metrics : null,
    staticFiles: config.ROLE === 'worker' ? null : createStaticFiles(CLIENT_FOLDER, basePath),
    log,
    // On a terminal a line for each request would push the first screen, with the admin key, out of sight.
    logsRequests: config.DEBUG || config.NODE_ENV === 'production' || !process.stdout.isTTY,
    reportFault,
  })
}
