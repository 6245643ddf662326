import { createMemoryEventBus } from './adapters/memory/event-bus.ts'
import { createNoLanguageModel } from './adapters/memory/no-language-model.ts'
import { createNoTicketNotifier } from './adapters/memory/no-ticket-notifier.ts'
import { createMemoryRateLimiter } from './adapters/memory/rate-limiter.ts'
import { createMinilmEncoder } from './adapters/minilm/minilm-encoder.ts'
import { createOpenAiEncoder } from './adapters/openai-embeddings/openai-encoder.ts'
import { createOpenRouterModel } from './adapters/openrouter/openrouter-model.ts'
import { createRedisEventBus } from './adapters/redis/event-bus.ts'
import { createRedisRateLimiter } from './adapters/redis/rate-limiter.ts'
import { createWebhookNotifier } from './adapters/webhook/ticket-notifier.ts'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'

// app.ts's choices, one a part: the configuration decides, and nothing else in the product knows which it is.

export function chooseEventBus({ REDIS_URL }: Config, log: Logger) {
  return REDIS_URL ? createRedisEventBus({ url: REDIS_URL, log }) : createMemoryEventBus()
}

export function chooseRateLimiter({ REDIS_URL }: Config, log: Logger) {
  return REDIS_URL ? createRedisRateLimiter({ url: REDIS_URL, log }) : createMemoryRateLimiter()
}

export function chooseTicketNotifier({ NOTIFY_WEBHOOK_URL: url, NOTIFY_WEBHOOK_SECRET: secret }: Config) {
  return url !== null && secret !== null ? createWebhookNotifier({ url, secret }) : createNoTicketNotifier()
}

export function chooseModel(config: Config, log: Logger) {
  if (config.OPENROUTER_API_KEY === null) return { model: createNoLanguageModel(), modelCircuit: () => null }
  const model = createOpenRouterModel({
    apiKey: config.OPENROUTER_API_KEY,
    baseUrl: config.OPENROUTER_BASE_URL,
    models: config.OPENROUTER_MODEL,
    timeoutSeconds: config.MODEL_TIMEOUT_SECONDS,
    // Short: while it is open customers are handed over without waiting; one probe in 3 s finds the model back.
    circuit: { failures: 8, openMs: 3000 },
    log,
  })
  return { model, modelCircuit: model.circuit }
}

export async function chooseEncoders(config: Config, log: Logger) {
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

/** What was chosen, in words for the first screen. */
export function describeVariants(config: Config): Record<string, string> {
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
