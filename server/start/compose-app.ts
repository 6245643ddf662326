import { seedFaqs } from '#prisma/seed/seed-faq.ts'
import packageFile from '../../package.json' with { type: 'json' }
import { clock, sleep } from '../adapters/node/real-time.ts'
import { readJobLoad } from '../adapters/pg-boss/job-load.ts'
import { createJobs } from '../adapters/pg-boss/job-queue.ts'
import type { Database } from '../adapters/postgres/connect.ts'
import { createWriteCheck } from '../adapters/postgres/write-check.ts'
import { createMetrics } from '../adapters/prometheus/metrics.ts'
import type { Config } from '../config.ts'
import { createApiKeyRing } from '../domain/api-key/api-key-ring.ts'
import { ensureAdminKey } from '../domain/api-key/api-keys.ts'
import type { Deps } from '../domain/deps.ts'
import { createSessionWatch } from '../domain/feed/session-watch.ts'
import { createInFlight } from '../domain/in-flight.ts'
import { createMostAsked } from '../domain/knowledge/faq/authoring/most-asked.ts'
import { createQuestionVectors } from '../domain/knowledge/faq/unanswered/question-vectors.ts'
import { createAdmission } from '../domain/limits/admission.ts'
import { createCostBudget } from '../domain/limits/cost-budget.ts'
import { limitSpend } from '../domain/limits/spend-limit.ts'
import { tracedTurns } from '../domain/message/traced-turns.ts'
import { ticketLoad } from '../domain/ticket/ticket-load.ts'
import { createTranslationCache } from '../domain/translation/translation-cache.ts'
import { createHealthRoutes } from '../http/health.ts'
import { listenForMetrics } from '../http/metrics-page.ts'
import { createJobHandlers, declaredJobs } from '../jobs/index.ts'
import type { Correlation } from '../ports/correlation.ts'
import { rootFields } from '../schema/schema.ts'
import { createHealthChecks, healthAsNumbers } from './health-checks.ts'
import type { Logger } from './log.ts'
import { openReplica } from './open-database.ts'
import { openKnowledge } from './open-knowledge.ts'
import type { Encoders } from './select-adapters.ts'
import {
  chooseEventBus,
  chooseModel,
  chooseRateLimiter,
  chooseTicketNotifier,
  chooseTracer,
  describeAdapters,
} from './select-adapters.ts'
import { serveHttp } from './serve-http.ts'
import { settingsOf, spendLimitsOf } from './settings.ts'
import { unlessStopped } from './unless-stopped.ts'

/** While one message's statement runs, another one computes. */
const SENDS_A_CONNECTION = 2
/** What replies that are being written get to finish when the process stops; the rest is handed on to workers. */
const REPLY_GRACE_MS = 3000
/** After that, what is still open of the requests is cut. */
const CUT_MS = 1000

const queues = declaredJobs.map(({ name }) => name)

/** What startApp opened already, in threads of their own, while this file was being loaded. */
export interface OpenedParts extends Encoders {
  config: Config
  log: Logger
  correlation: Correlation
  database: Database
  /** Resolves when the chat and the console are there to be served; requests are taken after that. */
  pages: Promise<void>
  /** Aborted when the process is to stop before it has started. */
  stop: AbortSignal
}

export interface App {
  url: string
  /** What was chosen for each part, in words for the first screen. */
  variants: Record<string, string>
  /** The first admin's key, when it was made by this start. */
  newAdminKey: string | null
  deps: Deps
  log: Logger
  /** How many sockets are open. */
  sockets(): number
  /** Logs and counts what failed outside of every operation. */
  reportFault(error: unknown): void
  /** Closes everything in the reverse order of its opening. Once. */
  close(): Promise<void>
}

/** Puts every other part together, and leaves in `opened` how each is closed. */
export async function composeApp(parts: OpenedParts, opened: AsyncDisposableStack): Promise<App> {
  const { config, log, correlation, database, pages, stop } = parts
  const { db, pool } = database
  const metrics = createMetrics({
    known: { fields: rootFields, queues, models: config.OPENROUTER_MODEL },
    build: { version: packageFile.version, role: config.ROLE },
  })
  const stopping = new AbortController()

  const chosen = await openChosen({ ...parts, metrics }, opened)
  const newAdminKey = await ensureAdminKey({ db, clock }, config.ADMIN_KEY)
  await seedFaqs(db)
  stop.throwIfAborted()

  const { faqs, firstIndex } = await openKnowledge({ ...parts, db, bus: chosen.bus }, opened)
  const apiKeys = await createApiKeyRing({ db, bus: chosen.bus, clock })
  opened.defer(() => apiKeys.close())
  const watch = createSessionWatch({ db, bus: chosen.bus, sleep, log })
  opened.defer(() => watch.close())
  const worker = config.ROLE !== 'web'
  const watchers = { log, metrics, correlation, tracer: chosen.tracer }
  const jobs = await createJobs({ pool, declared: declaredJobs, worker, ...watchers })
  opened.defer(() => jobs.close())
  stop.throwIfAborted()

  const deps: Deps = {
    db,
    reportsDb: chosen.replica?.db ?? db,
    clock,
    sleep,
    bus: chosen.bus,
    jobs: jobs.queue,
    turns: tracedTurns(database.turns, chosen.tracer),
    model: chosen.model,
    limiter: chosen.limiter,
    notifier: chosen.notifier,
    faqs,
    mostAsked: createMostAsked({ db, clock, log }),
    questionVectors: createQuestionVectors(),
    apiKeys,
    watch,
    sends: createInFlight(),
    translatedQuestions: createTranslationCache(),
    admission: createAdmission({ slots: SENDS_A_CONNECTION * (pool.options.max ?? 1), clock }),
    ...watchers,
    settings: settingsOf(config),
    variants: describeAdapters(config),
    stopping: stopping.signal,
  }
  await unlessStopped(stop, firstIndex)
  if (worker) await jobs.work(createJobHandlers(deps))
  await unlessStopped(stop, pages)

  const { http, health, reportFault } = await openHttp({ ...parts, deps, metrics, chosen })
  opened.defer(() => stopping.abort())
  opened.defer(async () => {
    health.stop()
    // Goes on while the jobs are waited for, which have the same time.
    setTimeout(() => stopping.abort(), REPLY_GRACE_MS).unref()
    await http.close(REPLY_GRACE_MS + CUT_MS)
    await jobs.close()
  })
  if (config.METRICS_PORT !== null) {
    const page = await listenForMetrics(metrics, { host: config.HOST, port: config.METRICS_PORT })
    opened.defer(() => page.close())
  }

  return {
    url: http.url,
    variants: deps.variants,
    newAdminKey,
    deps,
    log,
    sockets: http.sockets,
    reportFault,
    close: () => opened.disposeAsync(),
  }
}

type ChosenParts = Awaited<ReturnType<typeof openChosen>>

/** What the configuration has a choice of. */
async function openChosen(parts: OpenedParts & Pick<Deps, 'metrics'>, opened: AsyncDisposableStack) {
  const { config, log, database } = parts
  const tracer = await chooseTracer(config, packageFile.version, log)
  opened.defer(() => tracer.close())
  const replica = openReplica(config, log)
  if (replica) opened.defer(() => replica.close())
  const bus = await chooseEventBus(config, log)
  opened.defer(() => bus.close())
  const limiter = await chooseRateLimiter(config, log)
  opened.defer(() => limiter.close())
  const notifier = await chooseTicketNotifier(config)
  const spend = {
    ...parts,
    db: database.db,
    clock,
    limits: spendLimitsOf(config),
    dollarsPerMillionTokens: config.MODEL_DOLLARS_PER_MILLION_TOKENS,
  }
  const { model, ...server } = await chooseModel(config, log, tracer)
  return { tracer, replica, bus, limiter, notifier, ...server, model: limitSpend(model, spend) }
}

interface RunningParts extends OpenedParts {
  deps: Deps
  metrics: ReturnType<typeof createMetrics>
  chosen: ChosenParts
}

/** What can be asked from outside: the API and the pages, and how this process is. */
async function openHttp(parts: RunningParts) {
  const { config, log, deps, metrics, chosen } = parts
  const { pool } = parts.database
  const { bus, modelOutage, modelCircuit, probeModel } = chosen
  const { nearestBound } = chosen.model
  const { faqs, watch } = deps
  const jobs = () => readJobLoad(pool, queues)
  const writes = createWriteCheck(pool)
  const health = createHealthRoutes(
    createHealthChecks({ writes, bus, faqs, modelOutage, nearestBound, probeModel, jobs }),
  )
  const reportFault = (err: unknown) => {
    log.error({ err }, 'A request failed because of a defect.')
    metrics.defect({ where: 'request' })
  }
  const costs = createCostBudget(deps, deps.settings.costLimits)
  const http = await serveHttp({ config, deps, costs, log, health, metrics, reportFault })
  metrics.readFrom({
    sockets: http.sockets,
    watchedSessions: watch.watched,
    faqs: () => ({ enabled: faqs.status().faqs, degraded: faqs.status().degraded !== null }),
    modelCircuit,
    modelSpentRatio: async () => (await nearestBound())?.ratio ?? null,
    databasePool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    health: async () => healthAsNumbers(await health.report()),
    tickets: () => ticketLoad(deps),
    jobs,
  })
  return { http, health, reportFault }
}
