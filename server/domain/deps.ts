import type { Clock, Sleep } from '#server/ports/clock.ts'
import type { Correlation } from '#server/ports/correlation.ts'
import type { EventBus } from '#server/ports/event-bus.ts'
import type { JobQueue } from '#server/ports/job-queue.ts'
import type { LanguageModel } from '#server/ports/language-model.ts'
import type { Log } from '#server/ports/log.ts'
import type { Metrics } from '#server/ports/metrics.ts'
import type { RateLimiter } from '#server/ports/rate-limiter.ts'
import type { TicketNotifier } from '#server/ports/ticket-notifier.ts'
import type { Tracer } from '#server/ports/tracer.ts'
import type { ApiKeyRing } from './api-key/api-key-ring.ts'
import type { Db, Tx } from './db.ts'
import type { SessionWatch } from './feed/session-watch.ts'
import type { InFlight } from './in-flight.ts'
import type { MostAsked } from './knowledge/faq/authoring/most-asked.ts'
import type { QuestionVectors } from './knowledge/faq/unanswered/question-vectors.ts'
import type { FaqLibrary } from './knowledge/search/faq-library.ts'
import type { ServedLanguage } from './language/served-languages.ts'
import type { Admission } from './limits/admission.ts'
import type { CostLimits } from './limits/cost-limits.ts'
import type { TurnStore } from './message/turn-store.ts'
import type { TranslationCache } from './translation/translation-cache.ts'

/** Everything that a use case may need, put together once in `compose-app.ts` and handed in. */
export interface Deps {
  db: Db
  /** For reports alone: a read replica, which may be a little behind, or the same as `db`. */
  reportsDb: Db
  clock: Clock
  sleep: Sleep
  bus: EventBus
  jobs: JobQueue<Tx>
  turns: TurnStore
  model: LanguageModel
  limiter: RateLimiter
  notifier: TicketNotifier
  faqs: FaqLibrary
  mostAsked: MostAsked
  questionVectors: QuestionVectors
  apiKeys: ApiKeyRing
  watch: SessionWatch
  sends: InFlight
  /** Questions as translated lately, so that the same one is not paid for twice. */
  translatedQuestions: TranslationCache
  /** Lets so many messages be stored at a time as the database serves well. */
  admission: Admission
  /** Aborted when this process stops: what it has begun is left to the jobs of others. */
  stopping: AbortSignal
  metrics: Metrics
  correlation: Correlation
  tracer: Tracer
  settings: Settings
  /** What was chosen for each part, in words for operators. */
  variants: Readonly<Record<string, string>>
  log: Log
}

/** The part of the configuration that decides what the product does. */
export interface Settings {
  confidenceThreshold: number
  maxContextMessages: number
  /** How much of a model's own wording customers read. */
  grounding: 'quote' | 'strict' | 'open'
  /** True: the model is asked once more for the words behind what the rules leave undecided. */
  groundingCheck: boolean
  businessContext: string | null
  escalationKeywords: readonly string[]
  /** What the bot speaks while a customer's language is not known, or is none of its own. */
  defaultLanguage: ServedLanguage
  rateLimit: { requests: number; windowSeconds: number }
  costLimits: CostLimits
  identitySecret: string | null
  modelTimeoutSeconds: number
  /** True: the model also translates, where there is one. */
  translation: boolean
  /** The whole translation of one text; later it counts as none. */
  translationTimeoutSeconds: number
  assumeResolvedHours: number
  /** After so long without a word, a session that waits for a person or is with one ends. */
  abandonedHours: number
  /** How long a customer's message may be left without an answer before another agent may take over. */
  agentAwayMinutes: number
  /** 0 keeps everything. */
  retentionDays: number
  auditDays: number
}
