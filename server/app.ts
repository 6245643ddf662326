import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { seedFaqs } from '#prisma/seed/seed-faq.ts'
import { createMemoryEventBus } from './adapters/memory/event-bus.ts'
import { createNoLanguageModel } from './adapters/memory/no-language-model.ts'
import { createNoTicketNotifier } from './adapters/memory/no-ticket-notifier.ts'
import { createMemoryRateLimiter } from './adapters/memory/rate-limiter.ts'
import { createMinilmEncoder } from './adapters/minilm/minilm-encoder.ts'
import { createOpenAiEncoder } from './adapters/openai-embeddings/openai-encoder.ts'
import { createOpenRouterModel } from './adapters/openrouter/openrouter-model.ts'
import { createJobs } from './adapters/pg-boss/job-queue.ts'
import { createRedisEventBus } from './adapters/redis/event-bus.ts'
import { createRedisRateLimiter } from './adapters/redis/rate-limiter.ts'
import { createWebhookNotifier } from './adapters/webhook/ticket-notifier.ts'
import type { Config } from './config.ts'
import { createApiKeyRing } from './domain/api-key/api-key-ring.ts'
import { ensureAdminKey } from './domain/api-key/api-keys.ts'
import type { Deps, Settings } from './domain/deps.ts'
import { topics } from './domain/events.ts'
import { createFaqLibrary } from './domain/faq/faq-library.ts'
import { faqFingerprint, loadFaqs } from './domain/faq/load-faqs.ts'
import { createVectorStore } from './domain/faq/vector-store.ts'
import { createInFlight } from './domain/message/in-flight.ts'
import { createSessionWatch } from './domain/session/session-watch.ts'
import { createGraphqlServer } from './http/graphql.ts'
import { createHealthRoutes } from './http/health.ts'
import { createOrigins } from './http/origins.ts'
import { listen } from './http/server.ts'
import { createStaticFiles } from './http/static-files.ts'
import { createJobHandlers, declaredJobs } from './jobs/index.ts'
import type { Logger } from './log.ts'
import { openDatabase } from './open-database.ts'

export const CLIENT_FOLDER = join(import.meta.dirname, '../client/dist')

export interface App {
  url: string
  /** What was chosen for each part, in words for the first screen. */
  variants: Record<string, string>
  /** The first admin's key, when it was made by this start. */
  newAdminKey: string | null
  deps: Deps
  /** How many sockets are open. */
  sockets(): number
  /** Closes everything in the reverse order of its opening. Once. */
  close(): Promise<void>
}

const FAQ_POLL_MS = 10_000
/** What replies that are being written get to finish when the process stops; the rest is handed on to workers. */
const REPLY_GRACE_MS = 3000
/** After that, what is still open of the requests is cut. */
const CUT_MS = 1000

/** The only place that chooses variants, opens connections, and closes them in reverse. */
export async function startApp(config: Config, log: Logger): Promise<App> {
  const opened = new AsyncDisposableStack()
  try {
    return await open(config, log, opened)
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

async function open(config: Config, log: Logger, opened: AsyncDisposableStack): Promise<App> {
  const clock = () => new Date()
  const stopping = new AbortController()
  const sleep = (ms: number, signal?: AbortSignal) =>
    delay(ms, undefined, { ref: false, ...(signal ? { signal } : {}) }).catch(() => undefined)

  const database = await openDatabase(config, log)
  opened.defer(() => database.close())
  const { db, pool } = database
  const newAdminKey = await ensureAdminKey({ db, clock }, config.ADMIN_KEY)
  await seedFaqs(db)

  const bus = config.REDIS_URL ? createRedisEventBus({ url: config.REDIS_URL, log }) : createMemoryEventBus()
  opened.defer(() => bus.close())
  const limiter = config.REDIS_URL
    ? createRedisRateLimiter({ url: config.REDIS_URL, log })
    : createMemoryRateLimiter()
  opened.defer(() => limiter.close())
  const notifier =
    config.NOTIFY_WEBHOOK_URL !== null && config.NOTIFY_WEBHOOK_SECRET !== null
      ? createWebhookNotifier({ url: config.NOTIFY_WEBHOOK_URL, secret: config.NOTIFY_WEBHOOK_SECRET })
      : createNoTicketNotifier()
  const model = chooseModel(config, log)

  const { encoder, standby } = await chooseEncoders(config, log)
  for (const one of [encoder, standby]) if (one) opened.defer(() => one.close())
  const faqs = await createFaqLibrary({
    load: () => loadFaqs(db),
    loadFingerprint: () => faqFingerprint(db),
    encoder,
    standby,
    vectors: createVectorStore(db),
    log,
  })
  opened.defer(() => faqs.close())
  await faqs.refresh()
  const unsubscribe = await bus.subscribe(topics.faqs, () => void faqs.refreshIfChanged())
  opened.defer(() => unsubscribe())
  const faqPoll = setInterval(() => void faqs.refreshIfChanged(), FAQ_POLL_MS).unref()
  opened.defer(() => clearInterval(faqPoll))

  const apiKeys = await createApiKeyRing({ db, bus, clock })
  opened.defer(() => apiKeys.close())
  const watch = createSessionWatch({ db, bus, sleep, log })
  opened.defer(() => watch.close())
  const worker = config.ROLE !== 'web'
  const jobs = await createJobs({ pool, log, declared: declaredJobs, worker })
  opened.defer(() => jobs.close())

  const deps: Deps = {
    db,
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
    settings: settingsOf(config),
    stopping: stopping.signal,
    log,
  }
  if (worker) await jobs.work(createJobHandlers(deps))

  const health = createHealthRoutes([
    { name: 'database', required: true, check: () => db.$queryRaw`SELECT 1`.then(() => null) },
    {
      name: 'bus',
      required: false,
      check: async () => (bus.healthy() ? null : 'News between replicas are delayed.'),
    },
    { name: 'faqs', required: false, check: async () => faqs.status().degraded },
  ])
  const http = await listen({
    host: config.HOST,
    port: config.PORT,
    trustProxy: config.TRUST_PROXY,
    graphql: createGraphqlServer({
      deps,
      log,
      explorable: config.GRAPHIQL ?? config.NODE_ENV !== 'production',
    }),
    origins: createOrigins(config.ALLOWED_ORIGINS),
    health,
    staticFiles: config.ROLE === 'worker' ? null : createStaticFiles(CLIENT_FOLDER),
  })
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
    variants: variantsOf(config),
    newAdminKey,
    deps,
    sockets: http.sockets,
    close: () => opened.disposeAsync(),
  }
}

function chooseModel(config: Config, log: Logger) {
  if (config.OPENROUTER_API_KEY === null) return createNoLanguageModel()
  return createOpenRouterModel({
    apiKey: config.OPENROUTER_API_KEY,
    baseUrl: config.OPENROUTER_BASE_URL,
    models: config.OPENROUTER_MODEL,
    timeoutSeconds: config.MODEL_TIMEOUT_SECONDS,
    // Short: while it is open customers are handed over without waiting; one probe in 3 s finds the model back.
    circuit: { failures: 8, openMs: 3000 },
    log,
  })
}

async function chooseEncoders(config: Config, log: Logger) {
  if (config.EMBEDDINGS === 'off') return { encoder: null, standby: null }
  const bundled = await createMinilmEncoder({ log })
  if (config.EMBEDDINGS_BASE_URL === null) return { encoder: bundled, standby: null }
  const encoder = createOpenAiEncoder({
    baseUrl: config.EMBEDDINGS_BASE_URL,
    model: config.EMBEDDINGS_MODEL ?? '',
    apiKey: config.EMBEDDINGS_API_KEY,
    log,
  })
  // The bundled one answers while the endpoint's vectors are computed, and when it is away.
  return { encoder, standby: bundled }
}

function settingsOf(config: Config): Settings {
  return {
    confidenceThreshold: config.CONFIDENCE_THRESHOLD,
    maxContextMessages: config.MAX_CONTEXT_MESSAGES,
    grounding: config.GROUNDING,
    businessContext: config.BUSINESS_CONTEXT_FILE,
    escalationKeywords: config.ESCALATION_KEYWORDS,
    rateLimit: { requests: config.RATE_LIMIT_REQUESTS, windowSeconds: config.RATE_LIMIT_WINDOW },
    identitySecret: config.IDENTITY_SECRET,
    modelTimeoutSeconds: config.MODEL_TIMEOUT_SECONDS,
    assumeResolvedHours: config.ASSUME_RESOLVED_HOURS,
    retentionDays: config.RETENTION_DAYS,
    auditDays: config.AUDIT_DAYS,
  }
}

function variantsOf(config: Config): Record<string, string> {
  return {
    database: config.DATABASE_URL
      ? 'PostgreSQL server'
      : `embedded PostgreSQL in ${config.DATA_DIR} (set DATABASE_URL for a server)`,
    'event bus': config.REDIS_URL ? 'Redis' : 'in this process (set REDIS_URL for several replicas)',
    model: config.OPENROUTER_API_KEY
      ? `${config.OPENROUTER_MODEL.join(', ')} at ${new URL(config.OPENROUTER_BASE_URL).host}`
      : 'none: FAQ answers and hand-off (set OPENROUTER_API_KEY for model answers)',
    encoder:
      config.EMBEDDINGS === 'off'
        ? 'none: the FAQ is searched by words alone'
        : 'all-MiniLM-L6-v2, bundled (English)',
    jobs: config.ROLE === 'web' ? 'sent to workers' : 'pg-boss in this process',
  }
}
