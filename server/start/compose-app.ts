import { setTimeout as delay } from 'node:timers/promises'
import { seedFaqs } from '#prisma/seed/seed-faq.ts'
import packageFile from '../package.json' with { type: 'json' }
import { readJobLoad } from './adapters/pg-boss/job-load.ts'
import { createJobs } from './adapters/pg-boss/job-queue.ts'
import type { Database } from './adapters/postgres/connect.ts'
import { isDatabaseOutage } from './adapters/postgres/database-outage.ts'
import { createMetrics } from './adapters/prometheus/metrics.ts'
import type { App } from './app.ts'
import { CLIENT_FOLDER } from './build-client.ts'
import type { Encoders } from './choose-variants.ts'
import {
  chooseEventBus,
  chooseModel,
  chooseRateLimiter,
  chooseTicketNotifier,
  chooseTracer,
  describeVariants,
} from './choose-variants.ts'
import type { Config } from './config.ts'
import { createApiKeyRing } from './domain/api-key/api-key-ring.ts'
import { ensureAdminKey } from './domain/api-key/api-keys.ts'
import type { Deps } from './domain/deps.ts'
import { topics } from './domain/events.ts'
import { createFaqLibrary } from './domain/faq/faq-library.ts'
import { faqFingerprint, loadFaqs } from './domain/faq/load-faqs.ts'
import { loadLabels } from './domain/faq/load-labels.ts'
import { createVectorStore } from './domain/faq/vector-store.ts'
import { ticketLoad } from './domain/handoff/ticket-load.ts'
import { createInFlight } from './domain/message/in-flight.ts'
import { createSessionWatch } from './domain/session/session-watch.ts'
import { createHealthChecks, healthAsNumbers } from './health-checks.ts'
import { createGraphqlServer } from './http/graphql.ts'
import { createHealthRoutes } from './http/health.ts'
import { listenForMetrics } from './http/metrics-page.ts'
import { createOrigins } from './http/origins.ts'
import { listen } from './http/server.ts'
import { createStaticFiles } from './http/static-files.ts'
import { createJobHandlers, declaredJobs } from './jobs/index.ts'
import type { Logger } from './log.ts'
import { openReplica } from './open-database.ts'
import type { Correlation } from './ports/correlation.ts'
import { rootFields } from './schema/schema.ts'
import { settingsOf } from './settings.ts'

const FAQ_POLL_MS = 10_000
/** How soon customers' thumbs change how sure the bot is. */
const LEARN_MS = 10 * 60_000
/** What replies that are being written get to finish when the process stops; the rest is handed on to workers. */
const REPLY_GRACE_MS = 3000
/** After that, what is still open of the requests is cut. */
const CUT_MS = 1000

/** What startApp opened already, in threads of their own, while this file was being loaded. */
export interface OpenedParts extends Encoders {
  config: Config
  log: Logger
  correlation: Correlation
  database: Database
  /** Resolves when the chat and the console are there to be served; requests are taken after that. */
  pages: Promise<void>
}

/** Puts every other part together, and leaves in `opened` how each is closed. */
export async function putTogether(parts: OpenedParts, opened: AsyncDisposableStack): Promise<App> {
  const { config, log, correlation, database, encoder, standby, pages } = parts
  const clock = () => new Date()
  const queues = declaredJobs.map(({ name }) => name)
  const metrics = createMetrics({
    known: { fields: rootFields, queues, models: config.OPENROUTER_MODEL },
    build: { version: packageFile.version, role: config.ROLE },
  })
  const stopping = new AbortController()
  const sleep = (ms: number, signal?: AbortSignal) =>
    delay(ms, undefined, { ref: false, ...(signal ? { signal } : {}) }).catch(() => undefined)

  const tracer = await chooseTracer(config, packageFile.version, log)
  opened.defer(() => tracer.close())
  const { db, pool } = database
  const replica = openReplica(config, log)
  if (replica) opened.defer(() => replica.close())
  const newAdminKey = await ensureAdminKey({ db, clock }, config.ADMIN_KEY)
  await seedFaqs(db)

  const bus = await chooseEventBus(config, log)
  opened.defer(() => bus.close())
  const limiter = await chooseRateLimiter(config, log)
  opened.defer(() => limiter.close())
  const notifier = await chooseTicketNotifier(config)
  const { model, modelCircuit, probeModel } = await chooseModel(config, log, tracer)

  const faqs = await createFaqLibrary({
    load: () => loadFaqs(db),
    loadFingerprint: () => faqFingerprint(db),
    loadLabels: () => loadLabels(db),
    encoder,
    standby,
    vectors: createVectorStore(db),
    log,
  })
  opened.defer(() => faqs.close())
  // Computes while the parts below wait for the database.
  const firstIndex = faqs.refresh()
  const unsubscribe = await bus.subscribe(topics.faqs, () => void faqs.refreshIfChanged())
  opened.defer(() => unsubscribe())
  const faqPoll = setInterval(() => void faqs.refreshIfChanged(), FAQ_POLL_MS).unref()
  opened.defer(() => clearInterval(faqPoll))
  const learning = setInterval(() => void faqs.learn(), LEARN_MS).unref()
  opened.defer(() => clearInterval(learning))

  const apiKeys = await createApiKeyRing({ db, bus, clock })
  opened.defer(() => apiKeys.close())
  const watch = createSessionWatch({ db, bus, sleep, log })
  opened.defer(() => watch.close())
  const worker = config.ROLE !== 'web'
  const jobs = await createJobs({ pool, log, declared: declaredJobs, worker, metrics, correlation, tracer })
  opened.defer(() => jobs.close())

  const deps: Deps = {
    db,
    reportsDb: replica?.db ?? db,
    clock,
    sleep,
    bus,
    jobs: jobs.queue,
    model,
    limiter,
    notifier,
    faqs,
    apiKeys,
    watch,
    sends: createInFlight(),
    metrics,
    correlation,
    tracer,
    settings: settingsOf(config),
    variants: describeVariants(config),
    stopping: stopping.signal,
    log,
  }
  await firstIndex
  if (worker) await jobs.work(createJobHandlers(deps))

  const jobLoad = () => readJobLoad(pool, queues)
  const health = createHealthRoutes(
    createHealthChecks({ db, bus, faqs, modelCircuit, probeModel, jobs: jobLoad }),
  )
  await pages
  const http = await listen({
    host: config.HOST,
    port: config.PORT,
    trustProxy: config.TRUST_PROXY,
    graphql: createGraphqlServer({
      deps,
      log,
      explorable: config.GRAPHIQL ?? config.NODE_ENV !== 'production',
      isOutage: isDatabaseOutage,
    }),
    origins: createOrigins(config.ALLOWED_ORIGINS),
    health,
    metrics: config.METRICS_PORT === null ? metrics : null,
    staticFiles: config.ROLE === 'worker' ? null : createStaticFiles(CLIENT_FOLDER),
    log,
  })
  metrics.readFrom({
    sockets: http.sockets,
    watchedSessions: watch.watched,
    faqs: () => ({ enabled: faqs.status().faqs, degraded: faqs.status().degraded !== null }),
    modelCircuit,
    databasePool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    health: async () => healthAsNumbers(await health.report()),
    tickets: () => ticketLoad(deps),
    jobs: jobLoad,
  })
  if (config.METRICS_PORT !== null) {
    const page = await listenForMetrics(metrics, { host: config.HOST, port: config.METRICS_PORT })
    opened.defer(() => page.close())
  }
  opened.defer(() => stopping.abort())
  opened.defer(async () => {
    health.stop()
    // Goes on while the jobs are waited for, which have the same time.
    setTimeout(() => stopping.abort(), REPLY_GRACE_MS).unref()
    await http.close(REPLY_GRACE_MS + CUT_MS)
    await jobs.close()
  })

  return {
    url: http.url,
    variants: deps.variants,
    newAdminKey,
    deps,
    log,
    sockets: http.sockets,
    close: () => opened.disposeAsync(),
  }
}
