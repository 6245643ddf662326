import { setTimeout as delay } from 'node:timers/promises'
import { createMemoryEventBus } from '#server/adapters/memory/event-bus.ts'
import { createMemoryRateLimiter } from '#server/adapters/memory/rate-limiter.ts'
import { createNoLanguageModel } from '#server/adapters/none/no-language-model.ts'
import { createNoTicketNotifier } from '#server/adapters/none/no-ticket-notifier.ts'
import { createOpenRouterModel } from '#server/adapters/openrouter/openrouter-model.ts'
import { createJobs, type Jobs } from '#server/adapters/pg-boss/job-queue.ts'
import { createApiKeyRing } from '#server/domain/api-key/api-key-ring.ts'
import type { Deps, Settings } from '#server/domain/deps.ts'
import { topics } from '#server/domain/events.ts'
import { createSessionWatch } from '#server/domain/feed/session-watch.ts'
import { createInFlight } from '#server/domain/in-flight.ts'
import { createMostAsked } from '#server/domain/knowledge/faq/authoring/most-asked.ts'
import { createQuestionVectors } from '#server/domain/knowledge/faq/unanswered/question-vectors.ts'
import { createFaqLibrary } from '#server/domain/knowledge/search/faq-library.ts'
import { faqFingerprint, loadFaqs } from '#server/domain/knowledge/search/load-faqs.ts'
import { createAdmission } from '#server/domain/limits/admission.ts'
import { createTranslationCache } from '#server/domain/translation/translation-cache.ts'
import { createJobHandlers, declaredJobs } from '#server/jobs/index.ts'
import type { Clock, Sleep } from '#server/ports/clock.ts'
import type { EventBus } from '#server/ports/event-bus.ts'
import type { RateLimiter } from '#server/ports/rate-limiter.ts'
import type { TicketNotifier } from '#server/ports/ticket-notifier.ts'
import { nothingWatched } from './nothing-watched.ts'
import { createRecordingLog, type RecordingLog } from './recording-log.ts'
import type { TestDatabase } from './test-database.ts'

export interface BuildOptions {
  database: Pick<TestDatabase, 'db' | 'pool' | 'turns'>
  settings?: Partial<Settings>
  /** Where the scripted model listens; left out: no model is configured. */
  modelUrl?: string
  /** Handed from one replica to another, as Redis would join them. */
  bus?: EventBus
  limiter?: RateLimiter
  notifier?: TicketNotifier
  clock?: Clock
  /** How often the watched sessions are read, for what the bus has lost. */
  pollMs?: number
  /** True: this replica also runs jobs. */
  worker?: boolean
}

export interface Replica {
  deps: Deps
  jobs: Jobs
  log: RecordingLog
  /** As at SIGTERM: what is under way is left to others. */
  stop(): void
  close(): Promise<void>
}

const sleep: Sleep = (ms, signal) =>
  delay(ms, undefined, { ref: false, ...(signal ? { signal } : {}) }).catch(() => undefined)

/** One replica without HTTP: the parts that compose-app.ts joins, on a test's database. No FAQ is stored. */
export async function buildDeps(options: BuildOptions): Promise<Replica> {
  const { db, pool, turns } = options.database
  const log = createRecordingLog()
  const clock = options.clock ?? (() => new Date())
  const bus = options.bus ?? createMemoryEventBus()
  const stopping = new AbortController()
  const settings = { ...defaultSettings, ...options.settings }
  const faqs = await createFaqLibrary({
    load: () => loadFaqs(db),
    loadFingerprint: () => faqFingerprint(db),
    encoder: null,
    log,
  })
  await faqs.refresh()
  const unsubscribe = await bus.subscribe(topics.faqs, () => void faqs.refreshIfChanged())
  const apiKeys = await createApiKeyRing({ db, bus, clock })
  const watch = createSessionWatch({ db, bus, sleep, log, pollMs: options.pollMs ?? 3000 })
  const worker = options.worker ?? false
  const jobs = await createJobs({ pool, log, declared: declaredJobs, worker, ...nothingWatched })
  const deps: Deps = {
    db,
    reportsDb: db,
    clock,
    sleep,
    bus,
    jobs: jobs.queue,
    turns,
    model: modelAt(options.modelUrl, settings, log),
    limiter: options.limiter ?? createMemoryRateLimiter(),
    notifier: options.notifier ?? createNoTicketNotifier(),
    faqs,
    mostAsked: createMostAsked({ db, clock, log }),
    questionVectors: createQuestionVectors(),
    apiKeys,
    watch,
    sends: createInFlight(),
    translatedQuestions: createTranslationCache(),
    admission: createAdmission({ slots: 20, clock }),
    stopping: stopping.signal,
    ...nothingWatched,
    settings,
    variants: {},
    log,
  }
  if (worker) await jobs.work(createJobHandlers(deps))
  return {
    deps,
    jobs,
    log,
    stop: () => stopping.abort(),
    async close() {
      stopping.abort()
      await jobs.close()
      await watch.close()
      await apiKeys.close()
      await unsubscribe()
      await faqs.close()
    },
  }
}

const defaultSettings: Settings = {
  confidenceThreshold: 0.6,
  maxContextMessages: 6,
  grounding: 'strict',
  groundingCheck: false,
  businessContext: null,
  escalationKeywords: ['cancel', 'refund', 'billing'],
  defaultLanguage: 'en',
  rateLimit: { requests: 1000, windowSeconds: 60 },
  costLimits: { pointsPerAddress: 1e9, pointsPerCredential: 1e9, unknownCredentials: 1e9 },
  identitySecret: null,
  modelTimeoutSeconds: 10,
  translation: true,
  translationTimeoutSeconds: 10,
  assumeResolvedHours: 24,
  abandonedHours: 48,
  agentAwayMinutes: 5,
  retentionDays: 0,
  auditDays: 365,
}

function modelAt(url: string | undefined, settings: Settings, log: RecordingLog) {
  if (url === undefined) return createNoLanguageModel()
  return createOpenRouterModel({
    apiKey: 'sk-or-test',
    baseUrl: url,
    models: ['test/first', 'test/second'],
    timeoutSeconds: settings.modelTimeoutSeconds,
    // Never open: a test of one fault must not feel the one before it.
    circuit: { failures: 1000, openMs: 1 },
    log,
    tracer: nothingWatched.tracer,
  })
}
