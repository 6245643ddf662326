import type { Config } from '../config.ts'
import type { SentenceEncoder } from '../ports/sentence-encoder.ts'
import type { Tracer } from '../ports/tracer.ts'
import type { Logger } from './log.ts'

// compose-app.ts's choices, one a part: the configuration decides, and nothing else in the product knows which it is.
// What was not chosen is not even loaded.

export async function chooseTracer(config: Config, version: string, log: Logger): Promise<Tracer> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ROLE: role } = config
  if (endpoint !== null) {
    const { createOpenTelemetryTracer } = await import('../adapters/opentelemetry/tracer.ts')
    return createOpenTelemetryTracer({ endpoint, version, role, log })
  }
  const { createNoTracer } = await import('../adapters/none/no-tracer.ts')
  return createNoTracer()
}

export async function chooseEventBus({ REDIS_URL }: Config, log: Logger) {
  if (REDIS_URL) {
    const { createRedisEventBus } = await import('../adapters/redis/event-bus.ts')
    return createRedisEventBus({ url: REDIS_URL, log })
  }
  const { createMemoryEventBus } = await import('../adapters/memory/event-bus.ts')
  return createMemoryEventBus()
}

export async function chooseRateLimiter({ REDIS_URL }: Config, log: Logger) {
  if (REDIS_URL) {
    const { createRedisRateLimiter } = await import('../adapters/redis/rate-limiter.ts')
    return createRedisRateLimiter({ url: REDIS_URL, log })
  }
  const { createMemoryRateLimiter } = await import('../adapters/memory/rate-limiter.ts')
  return createMemoryRateLimiter()
}

export async function chooseTicketNotifier(config: Config) {
  const { NOTIFY_WEBHOOK_URL: url, NOTIFY_WEBHOOK_SECRET: secret } = config
  if (url !== null && secret !== null) {
    const { createWebhookNotifier } = await import('../adapters/webhook/ticket-notifier.ts')
    return createWebhookNotifier({ url, secret })
  }
  const { createNoTicketNotifier } = await import('../adapters/none/no-ticket-notifier.ts')
  return createNoTicketNotifier()
}

export async function chooseModel(config: Config, log: Logger, tracer: Tracer) {
  if (config.OPENROUTER_API_KEY === null) {
    const { createNoLanguageModel } = await import('../adapters/none/no-language-model.ts')
    return {
      model: createNoLanguageModel(),
      modelCircuit: () => null,
      modelOutage: () => null,
      probeModel: async () => null,
    }
  }
  const { createOpenRouterModel } = await import('../adapters/openrouter/openrouter-model.ts')
  const { createModelProbe } = await import('../adapters/openrouter/probe-model.ts')
  const server = { apiKey: config.OPENROUTER_API_KEY, baseUrl: config.OPENROUTER_BASE_URL }
  const model = createOpenRouterModel({
    ...server,
    models: config.OPENROUTER_MODEL,
    timeoutSeconds: config.MODEL_TIMEOUT_SECONDS,
    // Short: while it is open customers are handed over without waiting; one probe in 3 s finds the model back.
    circuit: { failures: 8, openMs: 3000 },
    log,
    tracer,
  })
  return {
    model,
    modelCircuit: model.circuit,
    modelOutage: model.outage,
    probeModel: createModelProbe(server),
  }
}

export interface Encoders {
  encoder: SentenceEncoder | null
  /** Answers while the other one's vectors are computed, and when that one is away. */
  standby: SentenceEncoder | null
  close(): Promise<void>
}

export async function chooseEncoders(config: Config, log: Logger): Promise<Encoders> {
  if (config.EMBEDDINGS === 'off') return { encoder: null, standby: null, close: async () => undefined }
  const { createMinilmEncoder } = await import('../adapters/onnx/minilm-encoder.ts')
  const bundled = await createMinilmEncoder({ log })
  const close = () => bundled.close()
  const own = await chooseOwnEncoder(config, log).catch(async (error: unknown) => {
    await close()
    throw error
  })
  if (own === null) return { encoder: bundled, standby: null, close }
  return { encoder: own, standby: bundled, close: () => own.close().finally(close) }
}

/** The operator's, in a folder or at an endpoint; null when there is none. */
async function chooseOwnEncoder(config: Config, log: Logger): Promise<SentenceEncoder | null> {
  const found = await openOwnEncoder(config, log)
  if (found === null) return null
  const { encoder, prompts } = found
  const { withPrefixes } = await import('../adapters/prefixed/prefixed-encoder.ts')
  const prefixed = withPrefixes(encoder, {
    query: config.ENCODER_QUERY_PREFIX ?? prompts.query,
    passage: config.ENCODER_PASSAGE_PREFIX ?? prompts.passage,
  })
  const { ENCODER_LANGUAGES: languages } = config
  return languages === null ? prefixed : { ...prefixed, languages }
}

async function openOwnEncoder(config: Config, log: Logger) {
  const { ENCODER_DIR: folder, EMBEDDINGS_BASE_URL: baseUrl } = config
  if (folder !== null) {
    const { createFolderEncoder } = await import('../adapters/onnx/folder-encoder.ts')
    const { encoder, facts } = await createFolderEncoder({ folder, log })
    return { encoder, prompts: facts.prompts }
  }
  if (baseUrl === null) return null
  const { createOpenAiEncoder } = await import('../adapters/openai-embeddings/openai-encoder.ts')
  const { EMBEDDINGS_MODEL, EMBEDDINGS_API_KEY: apiKey } = config
  const encoder = createOpenAiEncoder({ baseUrl, model: EMBEDDINGS_MODEL ?? '', apiKey, log })
  return { encoder, prompts: { query: '', passage: '' } }
}

/** What was chosen, in words for the first screen. */
export function describeAdapters(config: Config): Record<string, string> {
  return {
    database: config.DATABASE_URL
      ? 'PostgreSQL server'
      : `embedded PostgreSQL in ${config.DATA_DIR} (set DATABASE_URL for a server)`,
    'event bus': config.REDIS_URL ? 'Redis' : 'in this process (set REDIS_URL for several replicas)',
    model: config.OPENROUTER_API_KEY
      ? `${config.OPENROUTER_MODEL.join(', ')} at ${new URL(config.OPENROUTER_BASE_URL).host}`
      : 'none: FAQ answers and hand-off (set OPENROUTER_API_KEY for model answers)',
    encoder: describeEncoder(config),
    jobs: config.ROLE === 'web' ? 'sent to workers' : 'pg-boss in this process',
  }
}

function describeEncoder(config: Config): string {
  const { EMBEDDINGS, EMBEDDINGS_BASE_URL: url, EMBEDDINGS_MODEL, ENCODER_DIR, ENCODER_LANGUAGES } = config
  if (EMBEDDINGS === 'off') return 'none: the FAQ is searched by words alone'
  if (ENCODER_DIR === null && url === null) return 'all-MiniLM-L6-v2, bundled (English)'
  const name = url === null ? `the one in ${ENCODER_DIR}` : `${EMBEDDINGS_MODEL} at ${new URL(url).host}`
  return `${name} (${ENCODER_LANGUAGES?.join(', ') ?? 'all languages'})`
}
